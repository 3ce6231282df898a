#!/usr/bin/env node
import { existsSync } from 'node:fs'

// In the repository the TypeScript sources run as they are; a published package holds only `dist`.
const fromSource = existsSync(new URL('../src/cli/main.ts', import.meta.url))
if (fromSource) await import('../scripts/register-typescript.js')
const load = path =>
  import(new URL(fromSource ? `../src/${path}.ts` : `../dist/${path}.js`, import.meta.url).href)

// Errors of compiled TypeScript point at the source.
process.setSourceMapsEnabled(true)
// Before anything loads graphql: the engine and all plugins share the site's copy.
const { redirectModules } = await load('plugin-api/modules/redirect-modules')
redirectModules(process.cwd())
const { main } = await load('cli/main')
await main(process.argv.slice(2))
