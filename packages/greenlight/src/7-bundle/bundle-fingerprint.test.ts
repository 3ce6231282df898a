import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import { areUnchanged, describeSources } from './bundle-fingerprint.ts'

it('counts files as changed when their content did, also while they were bundled', t => {
  const folder = mkdtempSync(join(tmpdir(), 'greenlight-sources-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'a.js')
  const write = (text: string, time: number) => {
    writeFileSync(file, text)
    utimesSync(file, time / 1000, time / 1000)
  }
  const began = Date.now()
  write('one', began - 5000)
  const sources = describeSources([file, join(folder, 'missing.js')], began)
  assert.ok(areUnchanged(sources))
  write('one', began - 1000)
  assert.ok(areUnchanged(sources), 'only its time differs')
  write('two', began - 1000)
  assert.ok(!areUnchanged(sources))
  write('two', began + 1000)
  assert.ok(!areUnchanged(describeSources([file], began)), 'what was bundled is not known')
})
