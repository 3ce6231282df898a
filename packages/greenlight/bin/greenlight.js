#!/usr/bin/env node
import { existsSync } from 'node:fs'

// Errors of compiled TypeScript point at the source.
process.setSourceMapsEnabled(true)
const { start } = await import(await entry())
await start(process.argv.slice(2))

/** In the repository the TypeScript sources, compiled when they have changed; a published package holds only `dist`. */
async function entry() {
  const source = new URL('../src/cli/start.ts', import.meta.url)
  if (!existsSync(source)) return new URL('../dist/cli/start.cjs', import.meta.url)
  const { compiledEngine } = await import('../scripts/compile-engine.js')
  const folder = await compiledEngine()
  if (folder !== undefined) return `${folder}/cli/start.cjs`
  await import('../scripts/register-typescript.js')
  return source.href
}
