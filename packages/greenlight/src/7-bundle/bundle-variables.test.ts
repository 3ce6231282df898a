import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { variablesIn } from './bundle-variables.ts'

describe('variables of a bundle', () => {
  const written: Readonly<Record<string, readonly string[]>> = {
    'process.env.API_KEY': ['API_KEY'],
    'process.env?.API_KEY ?? globalThis.process.env.OTHER': ['API_KEY', 'OTHER'],
    "process.env['API_KEY'] + process.env[`OTHER`]": ['API_KEY', 'OTHER'],
    'const { API_KEY, OTHER: other = 1 } = process.env': ['API_KEY', 'OTHER'],
    'const { env } = process; env.API_KEY': ['API_KEY'],
    'process\n  .env\n  .API_KEY': ['API_KEY'],
    'environment.API_KEY': [],
  }
  for (const [code, names] of Object.entries(written)) {
    it(`are found in ${code}`, () => {
      const folder = mkdtempSync(join(tmpdir(), 'variables-'))
      const file = join(folder, 'code.js')
      writeFileSync(file, code)
      const found = variablesIn([file, join(folder, 'missing.js')])
      for (const name of names) assert.ok(found.includes(name), `${found}`)
      if (names.length === 0) assert.deepEqual(found, [])
      rmSync(folder, { recursive: true })
    })
  }
})
