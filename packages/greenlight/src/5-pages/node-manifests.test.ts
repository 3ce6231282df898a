import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { buildTestPage } from './build-test-page.ts'
import { readNodeManifest, resolveNodeManifests } from './node-manifests.ts'
import type { Page } from './page.ts'

function page(path: string, fields: Partial<Page> = {}): readonly [string, Page] {
  return [path, buildTestPage(path, fields)]
}

const manifest = (id: string, manifestId = `m-${id}`) => ({
  manifestId,
  pluginName: 'source',
  node: { id },
})

describe('unstable_createNodeManifest', () => {
  it('finds the page that shows a node as Gatsby does', () => {
    const { files, idsOfPages } = resolveNodeManifests({
      manifests: ['owned', 'route', 'context', 'slug', 'none', 'gone'].map(id => manifest(id)),
      pages: new Map([
        page('/context-of-owned/', { context: { id: 'owned' } }),
        page('/owned/', { ownerNodeId: 'owned' }),
        page('/route/', { context: { id: 'route' }, pluginCreatorId: 'routes' }),
        page('/context/', { context: { id: 'context' } }),
        page('/slug/', { context: { slug: 'a-slug' } }),
      ]),
      getNode: id =>
        id === 'gone' ? undefined : { id, ...(id === 'slug' ? { slug: 'a-slug' } : {}) },
      fileRouteCreators: new Set(['routes']),
      limit: 100,
    })
    const found = [...files].map(([file, { page, foundPageBy }]) => [file, page.path, foundPageBy])
    assert.deepEqual(found, [
      ['__node-manifests/source/m-owned.json', '/owned/', 'ownerNodeId'],
      ['__node-manifests/source/m-route.json', '/route/', 'filesystem-route-api'],
      ['__node-manifests/source/m-context.json', '/context/', 'context.id'],
      ['__node-manifests/source/m-slug.json', '/slug/', 'context.slug'],
      ['__node-manifests/source/m-none.json', null, 'none'],
    ])
    assert.equal(idsOfPages.get('/owned/'), 'm-owned')
    assert.equal(idsOfPages.size, 4)
  })

  it('writes no more than the limit, the longest unchanged first', () => {
    const { files } = resolveNodeManifests({
      manifests: [
        { ...manifest('a'), updatedAtUTC: '2024-03-01' },
        manifest('b'),
        { ...manifest('c'), updatedAtUTC: '2024-01-01' },
      ],
      pages: new Map(),
      getNode: id => ({ id }),
      fileRouteCreators: new Set(),
      limit: 2,
    })
    assert.deepEqual(
      [...files.values()].map(({ node }) => node.id),
      ['c', 'a'],
    )
  })

  it('leaves out nodes that changed long ago, and says what cannot be used', () => {
    const now = Date.parse('2024-03-01')
    const read = (input: unknown) => readNodeManifest(input, 'source', { maxDaysOld: 30, now })
    const node = { id: 'a' }
    assert.deepEqual(read({ manifestId: 'm', node }), {
      manifestId: 'm',
      pluginName: 'source',
      node,
    })
    assert.equal(read({ manifestId: 'm', node, updatedAtUTC: '2024-01-01' }), undefined)
    assert.ok(read({ manifestId: 'm', node, updatedAtUTC: '2024-02-20' }))
    for (const input of [
      { manifestId: 'm', node, updatedAtUTC: 'soon' },
      { node },
      { manifestId: 'm' },
      { manifestId: '../../a', node },
      { manifestId: '', node },
    ]) {
      assert.match(JSON.stringify(read(input)), /fault/)
    }
  })
})
