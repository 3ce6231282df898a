import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, it } from 'node:test'
import { type CacheKeyInput, cacheKeyOf } from './cache-key.ts'

const directory = mkdtempSync(join(tmpdir(), 'greenlight-key-'))
after(() => rmSync(directory, { recursive: true }))
const gatsbyNode = join(directory, 'gatsby-node.js')
writeFileSync(gatsbyNode, 'one')

const input: CacheKeyInput = {
  plugins: [
    { name: 'source', version: '1', pluginOptions: { path: 'a' }, nodeAPIs: ['sourceNodes'] },
    { name: 'source', version: '1', pluginOptions: { path: 'b' }, nodeAPIs: ['sourceNodes'] },
    { name: 'manifest', version: '1', pluginOptions: {}, nodeAPIs: ['onPostBuild'] },
  ],
  files: { 'gatsby-node.js': gatsbyNode },
  packageJson: { scripts: { test: 'x' }, dependencies: { a: '1' } },
}

/** Names of what differs from the key of `input`. */
function changedBy(change: Partial<CacheKeyInput>): string[] {
  const before = cacheKeyOf(input).whole
  const now = cacheKeyOf({ ...input, ...change }).whole
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].filter(
    name => before[name] !== now[name],
  )
}

function withPlugin(at: number, change: object): Partial<CacheKeyInput> {
  return {
    plugins: input.plugins.map((plugin, index) =>
      index === at ? { ...plugin, ...change } : plugin,
    ),
  }
}

it('names what changed', () => {
  assert.deepEqual(changedBy({}), [])
  assert.deepEqual(changedBy(withPlugin(0, { version: '2' })), ['plugin source'])
  assert.deepEqual(changedBy(withPlugin(1, { pluginOptions: { path: 'c' } })), ['plugin source'])
  assert.deepEqual(changedBy({ packageJson: { dependencies: { a: '2' } } }), ['package.json'])
  const other = join(directory, 'other.js')
  writeFileSync(other, 'two')
  assert.deepEqual(changedBy({ files: { 'gatsby-node.js': other } }), ['gatsby-node.js'])
  assert.deepEqual(changedBy({ files: { 'gatsby-node.js': join(directory, 'gone.js') } }), [
    'gatsby-node.js',
  ])
})

it('does not mind what leaves no trace in nodes, but for the cache of that plugin', () => {
  const newer = withPlugin(2, { version: '2' })
  assert.deepEqual(changedBy(newer), [])
  const [before, now] = [cacheKeyOf(input), cacheKeyOf({ ...input, ...newer })]
  assert.notEqual(now.plugins.manifest, before.plugins.manifest)
  assert.equal(now.plugins.source, before.plugins.source)
  assert.deepEqual(
    changedBy({ packageJson: { scripts: { test: 'y' }, dependencies: { a: '1' } } }),
    [],
  )
})

it('takes options with functions and rings', () => {
  const ring: Record<string, unknown> = {}
  ring.self = ring
  const one = changedBy(withPlugin(0, { pluginOptions: { run: () => 1, ring } }))
  assert.deepEqual(one, ['plugin source'])
  const run = (value: number) => ({ pluginOptions: { run: value === 1 ? () => 1 : () => 2 } })
  const keys = [1, 2].map(value => cacheKeyOf({ ...input, ...withPlugin(0, run(value)) }))
  assert.notEqual(keys[0]?.plugins.source, keys[1]?.plugins.source)
})
