import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

  it('offers the modules of gatsby/dist that published plugins import', async t => {
    const site = createSiteFolder({
      'gatsby-node.js': `const { store, emitter } = require('gatsby/dist/redux')
const { getDataStore, getNode } = require('gatsby/dist/datastore')
const { getCache } = require('gatsby/dist/utils/get-cache')
const { createPageDependency } = require('gatsby/dist/redux/actions/add-page-dependency')
exports.sourceNodes = async ({ actions, cache }) => {
  emitter.on('CREATE_NODE', () => {})
  await cache.set('a', 1)
  actions.createNode({ id: 'one', internal: { type: 'Thing', contentDigest: 'a' } })
  createPageDependency({ path: '/', nodeId: 'one' })
  const seen = [
    store.getState().program.directory === __dirname,
    getDataStore().getTypes().includes('Thing'),
    getDataStore().getNode('one') === getNode('one'),
    [...getDataStore().iterateNodesByType('Thing')].length === 1,
    getDataStore().countNodes('Thing') === 1,
    (await getCache('default-site-plugin').get('a')) === 1,
  ]
  actions.createNode({ id: 'seen', seen, internal: { type: 'Seen', contentDigest: 'a' } })
}`,
    })
    t.after(site.remove)
    const query = '{ seen { seen } }'
    const { code, stdout, stderr } = await runGreenlight(site.root, ['graphql', query, '--json'])
    assert.equal(code, 0, stderr)
    assert.deepEqual(JSON.parse(stdout).data.seen.seen, Array(6).fill(true))
  })

  it('tells plugins the prefixes that were asked for', async t => {
    const site = createSiteFolder({
      'gatsby-config.js':
        "module.exports = { pathPrefix: '/blog', assetPrefix: 'https://cdn.example.org' }",
      'gatsby-node.js': `exports.sourceNodes = ({ actions, pathPrefix, basePath }) =>
  actions.createNode({ id: 'a', pathPrefix, basePath, internal: { type: 'Prefixes', contentDigest: pathPrefix || 'none' } })`,
    })
    t.after(site.remove)
    const query = '{ prefixes { pathPrefix basePath } }'
    const ask = async (env: Readonly<Record<string, string>>) => {
      const { stdout } = await runGreenlight(site.root, ['graphql', query, '--json'], env)
      return JSON.parse(stdout).data.prefixes
    }
    assert.deepEqual(await ask({ PREFIX_PATHS: 'true' }), {
      pathPrefix: 'https://cdn.example.org/blog',
      basePath: '/blog',
    })
    assert.deepEqual(await ask({}), { pathPrefix: '', basePath: '' })
  })

  it('needs no Gatsby to be installed', async t => {
    const site = createSiteFolder({
      'package.json': '{ "name": "alone" }',
      'gatsby-node.ts': `import type { GatsbyNode } from 'gatsby'
export const createPages: GatsbyNode['createPages'] = ({ store, actions }) => {
  const { program, flattenedPlugins } = store.getState() as any
  actions.createPage({ path: '/a', component: __dirname + '/src/a.tsx', context: {
    typescript: flattenedPlugins.some((plugin: any) => plugin.name === 'gatsby-plugin-typescript'),
    extensions: program.extensions,
  } })
}`,
      'src/a.tsx': 'export default () => null',
    })
    const alone = mkdtempSync(join(tmpdir(), 'greenlight-alone-'))
    cpSync(site.root, alone, { recursive: true })
    site.remove()
    t.after(() => rmSync(alone, { recursive: true }))
    const query = '{ sitePage(path: { eq: "/a/" }) { pageContext } }'
    const { code, stdout, stderr } = await runGreenlight(alone, ['graphql', query, '--json'])
    assert.equal(code, 0, stderr)
    assert.deepEqual(JSON.parse(stdout).data.sitePage.pageContext, {
      typescript: true,
      extensions: ['.mjs', '.js', '.jsx', '.wasm', '.json', '.ts', '.tsx'],
    })
  })
})
