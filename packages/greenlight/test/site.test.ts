import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { runGreenlight } from './run-greenlight.ts'
import { createSiteFolder } from './site-folder.ts'

describe('a site', () => {
  it('runs hooks in the order of a build', async t => {
    const hooks = [
      'onPreInit',
      'onPluginInit',
      'onPreBootstrap',
      'resolvableExtensions',
      'createSchemaCustomization',
      'sourceNodes',
      'createResolvers',
      'createPages',
      'createPagesStatefully',
    ]
    const site = createSiteFolder({
      // Exported in the opposite order, so that this order cannot be the one seen.
      'gatsby-node.js': [...hooks]
        .reverse()
        .map(hook => `exports.${hook} = ({ reporter }) => reporter.info('hook ${hook}')`)
        .join('\n'),
    })
    t.after(site.remove)
    const { code, stderr } = await runGreenlight(site.root, ['graphql', '{ site { id } }'])
    assert.equal(code, 0, stderr)
    const seen = [...stderr.matchAll(/hook (\w+)/g)].map(([, hook]) => hook)
    assert.deepEqual(seen, hooks)
  })

  it('shares one graphql with plugins, and answers to the name gatsby', async t => {
    const site = createSiteFolder({
      'gatsby-node.mjs': `import { createRequire } from 'node:module'
import { GraphQLInt } from 'graphql'
import { GraphQLInt as fromGatsby, GraphQLJSON } from 'gatsby/graphql'
const require = createRequire(import.meta.url)
export const createResolvers = ({ createResolvers, intermediateSchema }) => {
  const same = [
    GraphQLInt === fromGatsby,
    GraphQLInt === require('graphql').GraphQLInt,
    intermediateSchema.getType('Int') === GraphQLInt,
    GraphQLJSON.name === 'JSON',
    require('gatsby/package.json').version.startsWith('5.'),
  ]
  createResolvers({ Query: { same: { type: '[Boolean!]!', resolve: () => same } } })
}`,
    })
    t.after(site.remove)
    const { code, stdout, stderr } = await runGreenlight(site.root, [
      'graphql',
      '{ same }',
      '--json',
    ])
    assert.equal(code, 0, stderr)
    assert.deepEqual(JSON.parse(stdout), { data: { same: [true, true, true, true, true] } })
  })

  it('keeps nodes, caches and statuses for the next run, and deletes what is no longer sourced', async t => {
    const source = (
      nodes: string,
    ) => `exports.sourceNodes = async ({ actions, cache, createContentDigest, store }) => {
  const runs = ((await cache.get('runs')) ?? 0) + 1
  await cache.set('runs', runs)
  const status = store.getState().status.plugins['default-site-plugin'] ?? { seen: 0 }
  actions.setPluginStatus({ seen: status.seen + 1 })
  for (const name of ${nodes}) {
    const content = { name }
    actions.createNode({ ...content, id: name, internal: { type: 'Thing', contentDigest: createContentDigest(content) } })
  }
  actions.createNode({ id: 'counts', runs, seen: status.seen, internal: { type: 'Counts', contentDigest: String(runs) } })
}
`
    // Read at run time, so that the second run has the same gatsby-node and keeps its cache.
    const site = createSiteFolder({
      'names.json': '["a", "b"]',
      'gatsby-node.js': source("JSON.parse(require('fs').readFileSync('names.json', 'utf8'))"),
    })
    t.after(site.remove)
    const query = '{ allThing(sort: { name: ASC }) { nodes { name } } counts { runs seen } }'
    const ask = async () => {
      const { code, stdout, stderr } = await runGreenlight(site.root, ['graphql', query, '--json'])
      assert.equal(code, 0, stderr)
      return JSON.parse(stdout).data
    }
    assert.deepEqual(await ask(), {
      allThing: { nodes: [{ name: 'a' }, { name: 'b' }] },
      counts: { runs: 1, seen: 0 },
    })
    site.write({ 'names.json': '["b", "c"]' })
    assert.deepEqual(await ask(), {
      allThing: { nodes: [{ name: 'b' }, { name: 'c' }] },
      counts: { runs: 2, seen: 1 },
    })
  })
})
