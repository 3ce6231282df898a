import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { createLedgerWriter, openOutputLedger } from './output-ledger.ts'
import { createFilePublisher } from './publish-file.ts'

function newFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'greenlight-output-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

describe('files of public', () => {
  it('are written where they differ from what stands there', t => {
    const folder = newFolder(t)
    const noted: string[] = []
    const publish = createFilePublisher(folder, file => noted.push(file))
    const record = publish('a/index.html', 'one', undefined)
    assert.equal(publish('a/index.html', 'one', record), record)
    assert.deepEqual(noted, ['a/index.html'])
    rmSync(join(folder, 'a/index.html'))
    publish('a/index.html', 'one', record)
    assert.equal(readFileSync(join(folder, 'a/index.html'), 'utf8'), 'one')
    assert.deepEqual(readdirSync(join(folder, 'a')), ['index.html'])
  })

  it('take the place of files and folders of other builds', t => {
    const folder = newFolder(t)
    writeFileSync(join(folder, 'docs'), 'a file')
    mkdirSync(join(folder, 'page.html/deep'), { recursive: true })
    const publish = createFilePublisher(folder)
    publish('docs/deep/index.html', 'page', undefined)
    publish('page.html', 'page', undefined)
    assert.equal(readFileSync(join(folder, 'docs/deep/index.html'), 'utf8'), 'page')
    assert.equal(readFileSync(join(folder, 'page.html'), 'utf8'), 'page')
  })

  it('are known to the ledger after a line that was cut off', t => {
    const folder = newFolder(t)
    writeFileSync(join(folder, 'written.log'), '0123 a.html\n4567 b')
    createLedgerWriter(join(folder, 'written.log'))('c.html', '89ab')
    const options = { directory: folder, publicFolder: join(folder, 'public') }
    const { unrecorded } = openOutputLedger({ ...options, hasRecords: false })
    assert.deepEqual(unrecorded.get('a.html'), new Set(['0123']))
    assert.deepEqual(unrecorded.get('c.html'), new Set(['89ab']))
  })
})
