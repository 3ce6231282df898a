// Lets Node 20 run the TypeScript sources of this repository: `node --import <this file> program.ts`.
// Node 22.18 and later strip types themselves.
import { register } from 'node:module'

if (!process.features.typescript) {
  process.setSourceMapsEnabled(true)
  register('./typescript-loader.js', import.meta.url)
}
