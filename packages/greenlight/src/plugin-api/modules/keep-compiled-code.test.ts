import assert from 'node:assert/strict'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { Module } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, describe, it } from 'node:test'
import { runInProcess } from '#support/run-in-process'

const root = realpathSync(mkdtempSync(join(tmpdir(), 'keep-compiled-code-')))
const folder = join(root, '.cache', 'greenlight')
after(() => rmSync(root, { recursive: true, force: true }))

beforeEach(() => {
  rmSync(root, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(root, 'package.json'), '{}')
})

const write = (name: string, text: string) => writeFileSync(join(root, name), text)

/** What `index.js` of the site exports by `answer`, called in a process that keeps compiled code, or in one without. */
function run({ keeps = true } = {}): unknown {
  const keep = new URL('keep-compiled-code.ts', import.meta.url).href
  const script = `
    const { keepCompiledCode } = await import(${JSON.stringify(keep)})
    const { createRequire } = await import('node:module')
    ${keeps ? `keepCompiledCode(${JSON.stringify(root)})` : ''}
    let result
    try {
      result = await createRequire(${JSON.stringify(`${root}/`)})('./index.js').answer()
    } catch (error) {
      result = [error.name, error.message.split('\\n')[0], error.stack.match(/index\\.js:\\d+(?::\\d+)?/)?.[0]]
    }
    console.log(JSON.stringify(result))
  `
  return runInProcess(script)
}

/** The file of compiled code; it is there after a run. */
function codeFile(): string {
  const [name = ''] = readdirSync(join(folder, 'code'))
  return join(folder, 'code', name)
}

/** Later versions of Node keep code themselves, and know best how. */
const own = { skip: 'enableCompileCache' in Module }

describe('keepCompiledCode', own, () => {
  it('uses what an earlier run compiled, and compiles anew what has changed', () => {
    write('index.js', "exports.answer = () => [1, require('./other')]")
    write('other.js', 'module.exports = 2')
    assert.deepEqual(run(), [1, 2])
    const first = readFileSync(codeFile())
    assert.deepEqual(run(), [1, 2])
    assert.ok(readFileSync(codeFile()).equals(first), 'nothing was added')
    write('other.js', 'module.exports = 3')
    assert.deepEqual(run(), [1, 3])
    write('other.js', 'module.exports = 2')
    const { mtimeMs } = statSync(codeFile())
    assert.deepEqual(run(), [1, 2])
    assert.equal(statSync(codeFile()).mtimeMs, mtimeMs, 'both contents are known')
  })

  it('gives modules what Node gives them', () => {
    write('other.js', 'exports.parent = module.parent.filename')
    write(
      'index.js',
      `'use strict'
      const strict = (function () { return this === undefined })()
      exports.answer = () => [
        strict, __filename, __dirname, module.id, module.paths, module.loaded, this === exports, arguments?.length,
        require('./other').parent, module.children.map(child => child.id), typeof require.cache[__filename],
        require.main === undefined, Object.keys(require.extensions), require.name, require.length,
        require.resolve('./other'), require.resolve.paths('x'),
      ]`,
    )
    const expected = run({ keeps: false })
    assert.deepEqual(run(), expected)
    assert.deepEqual(run(), expected)
  })

  it('leaves import() as it is', () => {
    write('module.mjs', 'export const value = import.meta.url')
    write('index.js', "exports.answer = async () => (await import('./module.mjs')).value")
    const expected = run({ keeps: false })
    assert.match(String(expected), /module\.mjs$/)
    assert.equal(run(), expected)
    assert.equal(run(), expected)
  })

  it('leaves errors and their places as they are', () => {
    for (const text of [
      "exports.answer = () => { throw new TypeError('first line') }",
      '\nexports.answer = () => null.x',
      'exports.answer = ) 1',
      "require('./absent')",
      '}); (function () {',
      '#!/usr/bin/env node\nexports.answer = () => null.x',
    ]) {
      write('index.js', text)
      const expected = run({ keeps: false })
      assert.deepEqual(run(), expected, text)
      assert.deepEqual(run(), expected, text)
    }
  })

  it('names the right one of files with the same text', () => {
    const text = 'exports.where = () => new Error().stack.match(/\\w+\\.js/)[0]'
    write('first.js', text)
    write('second.js', text)
    write('index.js', "exports.answer = () => [require('./first').where()]")
    assert.deepEqual(run(), ['first.js'])
    write(
      'index.js',
      "exports.answer = () => ['second', 'first'].map(name => require('./' + name).where())",
    )
    assert.deepEqual(run(), ['second.js', 'first.js'])
    assert.deepEqual(run(), ['second.js', 'first.js'])
  })

  it('changes nothing when the file is damaged', () => {
    write('index.js', `exports.answer = () => [1${', 1'.repeat(500)}].length`)
    run()
    const whole = readFileSync(codeFile())
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 6)) {
      const damaged = Buffer.from(whole)
      damaged[at] = (damaged[at] ?? 0) ^ 0x10
      writeFileSync(codeFile(), damaged)
      assert.equal(run(), 501, `byte ${at} altered`)
    }
    for (const size of [3, whole.length - 1]) {
      writeFileSync(codeFile(), whole)
      truncateSync(codeFile(), size)
      const cut = readFileSync(codeFile())
      assert.equal(run(), 501, `cut at ${size}`)
      // Not its length: checksums are of as many digits as they happen to have.
      assert.ok(!readFileSync(codeFile()).equals(cut), 'it is written again')
    }
  })

  it('writes nothing where the site has no cache', () => {
    rmSync(join(root, '.cache'), { recursive: true })
    write('index.js', 'exports.answer = () => 1')
    assert.equal(run(), 1)
    assert.ok(!existsSync(join(root, '.cache')))
  })
})
