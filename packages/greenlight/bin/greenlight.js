#!/usr/bin/env node
import { existsSync } from 'node:fs'

// In the repository the TypeScript sources run as they are; a published package holds only `dist`.
const source = new URL('../src/cli/main.ts', import.meta.url)
const fromSource = existsSync(source)
if (fromSource) await import('../scripts/register-typescript.js')
const { main } = await import(
  fromSource ? source.href : new URL('../dist/cli/main.js', import.meta.url).href
)
process.exitCode = await main(process.argv.slice(2))
