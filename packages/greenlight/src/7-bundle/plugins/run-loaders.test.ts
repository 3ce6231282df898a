import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { runLoaders } from './run-loaders.ts'

const root = mkdtempSync(join(tmpdir(), 'loaders-'))
after(() => rmSync(root, { recursive: true }))

const file = (name: string, text: string): string => {
  writeFileSync(join(root, name), text)
  return join(root, name)
}

const run = (loaders: readonly string[], options: { readonly read?: () => Promise<string> } = {}) =>
  runLoaders(
    loaders.map(loader => ({ loader, options: { mark: '!' } })),
    { path: file('module.txt', 'text'), query: '?a', root, stage: 'build-html', ...options },
  )

describe('loaders', () => {
  it('run from the last to the first, with their options', async () => {
    const first = file('first.cjs', 'module.exports = code => code + " first"')
    const last = file(
      'last.cjs',
      'module.exports = function (code) { return code + this.getOptions().mark }',
    )
    const { code, dependencies } = await run([first, last])
    assert.equal(code, 'text! first')
    assert.deepEqual(dependencies, [join(root, 'module.txt')])
  })

  it('see what was compiled, where that is given', async () => {
    const same = file('same.cjs', 'module.exports = code => code')
    const { code } = await run([same], { read: async () => 'compiled' })
    assert.equal(code, 'compiled')
  })

  it('read files and find modules by what webpack gives them', async () => {
    file('beside.js', '')
    const reader = file(
      'reader.cjs',
      `module.exports = function () {
  const callback = this.async()
  this.fs.readFile(this.resourcePath, async (error, text) => {
    const found = await this.getResolve()(this.context, './beside.js')
    this.resolve(this.context, './nowhere.js', missing => {
      callback(error, [text, found, missing.code].join(' '))
    })
  })
}`,
    )
    const { code } = await run([reader])
    assert.equal(code, `text ${join(root, 'beside.js')} MODULE_NOT_FOUND`)
  })
})
