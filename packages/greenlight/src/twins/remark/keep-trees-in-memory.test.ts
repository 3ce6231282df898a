import assert from 'node:assert/strict'
import { it } from 'node:test'
import { keepTreesInMemory } from './keep-trees-in-memory.ts'

function memoryCache() {
  const values = new Map<string, unknown>()
  return {
    values,
    directory: '/cache',
    get: async (key: string) => structuredClone(values.get(key)),
    set: async (key: string, value: unknown) => {
      values.set(key, structuredClone(value))
      return value
    },
  }
}

const tree = (value: string) => ({ type: 'root', children: [{ type: 'text', value }] })

it('shares a tree among all who ask, and stores none', async () => {
  const stored = memoryCache()
  const cache = keepTreesInMemory(stored)
  const kept = tree('a')
  await cache.set('ast-a', kept)
  assert.equal(await cache.get('ast-a'), kept)
  assert.equal(stored.values.size, 0)
})

it('gives copies of trees with footnotes, as JSON has them', async () => {
  const stored = memoryCache()
  const cache = keepTreesInMemory(stored)
  const position = { start: { line: 1, offset: Number.NaN }, indent: [undefined, 2] }
  const paragraph = {
    type: 'paragraph',
    children: [{ type: 'footnoteReference', identifier: '1' }],
  }
  const kept = {
    ...{ type: 'root', children: [paragraph] },
    ...{ position, data: undefined, visit: () => 1, date: new Date(0) },
  }
  const expected = JSON.parse(JSON.stringify(kept))
  await cache.set('ast-a', kept)
  paragraph.children.push({ type: 'footnoteReference', identifier: 'changed by whoever set it' })
  const first = await cache.get('ast-a')
  assert.deepEqual(first, expected)
  Object.assign(Object(first), { children: [] })
  assert.deepEqual(await cache.get('ast-a'), expected)
  assert.equal(stored.values.size, 0)
})

it('stores everything else, and finds what was stored before', async () => {
  const stored = memoryCache()
  stored.values.set('ast-of-last-run', tree('old'))
  const cache = keepTreesInMemory(stored)
  await cache.set('html-a', '<p>a</p>')
  await cache.set('deps-a', {})
  assert.deepEqual([...stored.values.keys()], ['ast-of-last-run', 'html-a', 'deps-a'])
  assert.equal(await cache.get('html-a'), '<p>a</p>')
  assert.deepEqual(await cache.get('ast-of-last-run'), tree('old'))
  assert.equal(cache.directory, '/cache')
})

it('keeps the latest trees only', async () => {
  const cache = keepTreesInMemory(memoryCache())
  for (let index = 0; index < 1000; index++) await cache.set(`ast-${index}`, tree(`${index}`))
  assert.equal(await cache.get('ast-0'), undefined)
  assert.deepEqual(await cache.get('ast-999'), tree('999'))
})
