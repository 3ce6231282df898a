import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { copySite, observedSites } from '../src/copy-site.ts'
import { openWithGreenlight } from '../src/greenlight-engine.ts'
import { openWithStock } from '../src/stock-engine.ts'

/** What the plugins of the site note of their engine, by name; see its `observe.js`. */
const NAMES = [
  'order of hooks',
  'options with the defaults of their schema',
  'options changed in onPreInit',
  'cache in onPreInit',
  'helpers',
  'actions',
  'extensions of modules',
  'types that onCreateNode sees',
  'shouldOnCreateNode gets options',
  'webhookBody',
  'events',
  'createNodeId',
  'createContentDigest',
  'getNode',
  'getNodesByType',
  'getNodes',
  'getNodes gives live nodes',
  'getNodeAndSavePathDependency',
  'deleteNode',
  'createParentChildLink',
  'createNodeField',
  'an action in the name of another plugin',
  'nodes of another owner',
  'nodes that cannot be made',
  'loadNodeContent',
  'cache',
  'cache.del',
  'pathPrefix and basePath without --prefix-paths',
  'tracing',
  'setPluginStatus',
  'setRequestHeaders',
  'addRemoteFileAllowedUrl',
  'addGatsbyImageSourceUrl',
  'unstable_createNodeManifest',
  'createJobV2',
  'createJobV2 of the same inputs',
  'files of a job',
  'actions of the first generation of jobs',
  'reporter',
  'reporter.stripIndent',
  'activities of the reporter',
  'types that setFieldsOnGraphQLNodeType sees',
  'intermediateSchema',
  'pages that onCreatePage sees',
  'graphql',
  'graphql with a mistake',
  'types of the schema',
  'printTypeDefinitions',
  'actions where a hook forbids them',
  'store.program',
  'store.config',
  'graphqlTypegen',
  'store.pages',
  'store.redirects',
  'store.components',
  'store.functions',
  'store.slices',
  'store.flattenedPlugins',
  'store.jobsV2',
  'store.dispatch',
]

type Observations = Readonly<Record<string, unknown>>

describe('plugins see of Greenlight what they see of stock Gatsby', () => {
  let site = ''
  let stock: Observations = {}
  let greenlight: Observations = {}

  async function observe(open: typeof openWithGreenlight): Promise<Observations> {
    for (const left of ['.cache', 'public', 'types.gql']) {
      await rm(join(site, left), { recursive: true, force: true })
    }
    const engine = await open(site)
    await engine.close()
    return JSON.parse(readFileSync(join(site, 'observations.json'), 'utf8'))
  }

  before(async () => {
    site = await copySite('plugin-api', observedSites)
    stock = await observe(openWithStock)
    greenlight = await observe(openWithGreenlight)
  })
  after(() => rm(dirname(site), { recursive: true, force: true }))

  it('in everything that the site notes', () => {
    assert.deepEqual(Object.keys(stock).sort(), [...NAMES].sort())
    assert.deepEqual(Object.keys(greenlight).sort(), [...NAMES].sort())
  })

  for (const name of NAMES) {
    it(`as to ${name}`, () => {
      assert.notEqual(stock[name], undefined)
      assert.deepEqual(greenlight[name], stock[name])
    })
  }
})
