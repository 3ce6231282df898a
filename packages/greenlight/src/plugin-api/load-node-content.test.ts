import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import type { Node } from '#nodes'
import { createContentLoader } from './load-node-content.ts'

/** A loader that tells with each content how many were being loaded. */
const LOADER = `let loading = 0
exports.loadNodeContent = async node => {
  loading += 1
  const most = loading
  await new Promise(setImmediate)
  loading -= 1
  if (node.id === 'missing') throw new Error('gone')
  return most
}
`

function node(id: string, content?: string): Node {
  return {
    id,
    parent: null,
    children: [],
    internal: {
      type: 'File',
      contentDigest: id,
      owner: 'source',
      counter: 0,
      ...(content === undefined ? {} : { content }),
    },
  }
}

describe('loadNodeContent', () => {
  test('loads contents of many nodes a few at a time, and goes on after one that fails', async t => {
    const folder = mkdtempSync(join(tmpdir(), 'content-loader-'))
    t.after(() => rmSync(folder, { recursive: true }))
    writeFileSync(join(folder, 'index.js'), LOADER)
    const plugin = {
      resolve: folder,
      id: 'source',
      name: 'source',
      version: '1.0.0',
      pluginOptions: { plugins: [] },
      nodeAPIs: [],
      browserAPIs: [],
      ssrAPIs: [],
    }
    const load = createContentLoader(() => [plugin])

    assert.equal(await load(node('kept', 'text')), 'text')
    const ids = ['missing', ...Array.from({ length: 1000 }, (_, index) => String(index))]
    const [missing, ...loaded] = await Promise.allSettled(ids.map(id => load(node(id))))
    assert.equal(missing?.status, 'rejected')
    const counts = loaded.map(result => (result.status === 'fulfilled' ? Number(result.value) : 0))
    assert.equal(counts.filter(count => count > 0).length, 1000)
    assert.ok(Math.max(...counts) > 1, 'One at a time takes too long')
    assert.ok(Math.max(...counts) <= 64, 'Too many files are open at a time')
  })
})
