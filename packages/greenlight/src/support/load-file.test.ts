import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, describe, it } from 'node:test'
import { loadFile } from './load-file.ts'

const root = realpathSync(mkdtempSync(join(tmpdir(), 'load-file-')))
after(() => rmSync(root, { recursive: true, force: true }))

function file(name: string, text: string): string {
  const path = join(root, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  return path
}

file('package.json', '{}')
file('typed/package.json', '{ "type": "module" }')

describe('loadFile', () => {
  it('gives the exports of CommonJS as the default', async () => {
    const { default: exported } = await loadFile(file('a.js', 'exports.a = 1'))
    assert.deepEqual(exported, { a: 1 })
    assert.deepEqual(await loadFile(file('typed/a.cjs', 'module.exports = 2')), { default: 2 })
  })

  it('gives the namespace of ES modules, however they are told', async () => {
    for (const name of ['b.mjs', 'typed/b.js', 'untold.js']) {
      const module = await loadFile(file(name, 'export const b = 1; export default 3'))
      assert.deepEqual(
        { ...module, __esModule: undefined },
        { b: 1, default: 3, __esModule: undefined },
      )
    }
  })

  it('loads ES modules that wait', async () => {
    const module = await loadFile(file('wait.js', 'export const c = await Promise.resolve(1)'))
    assert.equal(module.c, 1)
  })

  it('throws what the file throws', async () => {
    await assert.rejects(loadFile(file('throws.js', "throw new RangeError('no')")), RangeError)
    await assert.rejects(loadFile(file('broken.js', 'const = 1')), SyntaxError)
    await assert.rejects(
      loadFile(file('misses.js', "require('absent')")),
      /Cannot find module 'absent'/,
    )
  })
})
