import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import {
  createNodeCascade,
  createNodeStore,
  type HandlerFailure,
  sourceNodes,
} from '../../greenlight/src/3-nodes/index.ts'
import type { NodeScenario, NodeStep, ScenarioOutcome } from '../src/node-scenario.ts'

const require = createRequire(import.meta.url)
const directory = mkdtempSync(join(tmpdir(), 'conformance-nodes-'))
after(() => rmSync(directory, { recursive: true, force: true }))

/** Runs scenarios on stock Gatsby, in one process of its own. */
function runOnStock(scenarios: readonly NodeScenario[]): readonly ScenarioOutcome[] {
  const loader = new URL('../../greenlight/scripts/register-typescript.js', import.meta.url).href
  const script = fileURLToPath(new URL('../src/stock-node-actions.ts', import.meta.url))
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', loader, script], {
    cwd: directory,
    input: JSON.stringify(scenarios),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NODE_ENV: 'production', GATSBY_TELEMETRY_DISABLED: '1' },
  })
  assert.equal(status, 0, stderr)
  return JSON.parse(stdout.slice(stdout.indexOf('[{')))
}

async function runOnGreenlight({ plugins, steps }: NodeScenario): Promise<ScenarioOutcome> {
  const store = createNodeStore()
  const faults: string[] = []
  const failures: HandlerFailure[] = []
  const log: string[] = []
  Object.assign(globalThis, { log })
  const modules = plugins.map(plugin => ({
    plugin,
    exported: require(join(plugin.folder, 'gatsby-node.js')),
  }))
  const helpers = (plugin: { readonly name: string }) => ({
    getNode: store.get,
    getNodesByType: store.ofTypeById,
    actions: {
      createNode: (node: unknown) => cascade.createNode(node, plugin),
      createParentChildLink: store.createParentChildLink,
      createNodeField: (field: Parameters<typeof store.createNodeField>[0]) =>
        store.createNodeField(field, plugin),
      deleteNode: (node: { readonly id: string }) => store.deleteNode(node.id, plugin),
    },
  })
  const cascade = createNodeCascade({
    store,
    onFailure: failure => failures.push(failure),
    onInvalid: ({ message }) =>
      faults.push(/invalid node: (.*)\. The node is left out/.exec(message)?.[1] ?? message),
    handlers: modules
      .filter(({ exported }) => exported.onCreateNode)
      .map(({ plugin, exported }) => ({
        plugin,
        ...(exported.shouldOnCreateNode && {
          wants: node => exported.shouldOnCreateNode({ node }),
        }),
        run: node => exported.onCreateNode({ node, ...helpers(plugin) }),
      })),
  })
  const thrown: number[] = []
  for (const [number, step] of steps.entries()) {
    try {
      await perform(step)
    } catch {
      thrown.push(number)
    }
  }
  await sourceNodes({
    store,
    cascade,
    statefulPlugins: new Set(),
    deleteStale: false,
    sources: modules
      .filter(({ exported }) => exported.sourceNodes)
      .map(({ plugin, exported }) => ({
        plugin,
        run: () => exported.sourceNodes(helpers(plugin)),
      })),
  })
  assert.deepEqual(failures, [])
  if (steps.length === 0) {
    for (const type of store.types()) {
      const counters = store.ofType(type).map(node => node.internal.counter)
      assert.deepEqual(
        counters,
        [...counters].sort((a, b) => a - b),
        `order of ${type}`,
      )
    }
  }
  return { nodes: JSON.parse(JSON.stringify([...store.all()])), thrown, faults, log }

  async function perform(step: NodeStep): Promise<void> {
    const plugin = { name: step.plugin }
    const node = 'id' in step ? store.get(step.id) : undefined
    if (step.call === 'create') await cascade.createNode(structuredClone(step.node), plugin)
    else if (step.call === 'delete') store.deleteNode(step.id, plugin)
    else if (node && step.call === 'link') {
      store.createParentChildLink({ parent: node, child: { id: step.child } }, plugin)
    } else if (node && step.call === 'field') {
      store.createNodeField({ node, name: step.name, value: step.value }, plugin)
    }
  }
}

async function compare(scenarios: readonly NodeScenario[]): Promise<void> {
  const stock = runOnStock(scenarios)
  assert.equal(stock.length, scenarios.length)
  for (const [number, scenario] of scenarios.entries()) {
    const ours = await runOnGreenlight(scenario)
    assert.deepEqual(ours, stock[number], `scenario ${number} of ${scenarios.length}`)
  }
}

/**
 * Like `compare`, each scenario up to the first call that is refused. What stock Gatsby has done by then stays done
 * (it deletes descendants before it checks owners); Greenlight refuses before it changes anything.
 */
async function compareUpToRefusal(scenarios: readonly NodeScenario[]): Promise<number> {
  const stock = runOnStock(scenarios)
  let refused = 0
  const upToRefusal: NodeScenario[] = []
  for (const [number, scenario] of scenarios.entries()) {
    const [first] = stock[number]?.thrown ?? []
    const ours = await runOnGreenlight(scenario)
    assert.equal(ours.thrown[0], first, `scenario ${number} of ${scenarios.length}`)
    if (first !== undefined) refused++
    upToRefusal.push({ ...scenario, steps: scenario.steps.slice(0, first) })
  }
  await compare(upToRefusal)
  return refused
}

const INTERNAL_FIELDS = [
  'type',
  'contentDigest',
  'mediaType',
  'content',
  'description',
  'ignoreType',
  'counter',
  'contentFilePath',
  'fieldOwners',
  'unknown',
]

function writePlugin(name: string, code: string, hooks: readonly string[]) {
  const folder = join(directory, name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0' }))
  writeFileSync(join(folder, 'gatsby-node.js'), code)
  return { name, folder, hooks }
}

describe('node actions, as on stock Gatsby', () => {
  it('judge the shape of nodes alike', async () => {
    const steps: NodeStep[] = []
    const judge = (change: object, internal: object = {}) => {
      const id = String(steps.length)
      const node = { id, internal: { type: 'T', contentDigest: 'd', ...internal }, ...change }
      steps.push({ plugin: 'p', call: 'create', node })
    }
    for (const value of ['', 0, 5, true, null, [], {}, ['x'], [1], [null], [{}], 'text', ' 3 ']) {
      for (const key of ['id', 'children', 'parent']) judge({ [key]: value })
      // With anything else stock Gatsby stumbles over writing the owner into it.
      if (!value || typeof value === 'object') judge({ internal: value })
      for (const key of INTERNAL_FIELDS) judge({}, { [key]: value })
    }
    judge({}, { ignoreType: 'true' })
    judge({}, { counter: 2 ** 60 })
    judge({ fields: { slug: '/' } })
    judge({ fields: 'text' })
    await compare([{ plugins: [], steps }])
  })

  it('agree over random sequences of calls by several plugins', async () => {
    const id = fc.constantFrom('a', 'b', 'c', 'é', 'Z')
    const plugin = fc.constantFrom('one', 'two')
    const value = fc.jsonValue({ maxDepth: 2 })
    // Stock Gatsby remembers owners of types for the whole process, so each scenario has its own.
    const internal = (scenario: number) =>
      fc.record({
        type: fc.constantFrom(`One${scenario}`, `One${scenario}`, `Two${scenario}`),
        contentDigest: fc.constantFrom('1', '2'),
      })
    const step = (scenario: number): fc.Arbitrary<NodeStep> =>
      fc.oneof(
        {
          weight: 4,
          arbitrary: fc.record({
            plugin,
            call: fc.constant('create' as const),
            node: fc.record({ id, value, parent: fc.option(id), internal: internal(scenario) }),
          }),
        },
        fc.record({ plugin, call: fc.constant('delete' as const), id }),
        fc.record({ plugin, call: fc.constant('link' as const), id, child: id }),
        fc.record({
          plugin,
          call: fc.constant('field' as const),
          id,
          name: fc.constantFrom('slug', 'link___NODE', 'link'),
          value,
        }),
      )
    const scenarios = Array.from({ length: 300 }, (_, seed): NodeScenario => {
      const sequences = fc.array(step(seed), { minLength: 1, maxLength: 25 })
      return { plugins: [], steps: fc.sample(sequences, { numRuns: 1, seed })[0] ?? [] }
    })
    const refused = await compareUpToRefusal(scenarios)
    assert.ok(refused > 50 && refused < 250, `${refused} of 300 were refused`)
  })

  describe('cascade', () => {
    let plugins: NodeScenario['plugins']
    before(() => {
      const create = `const node = (id, type, parent, rest) =>
        ({ id, parent, ...rest, internal: { type, contentDigest: id } })\n`
      plugins = [
        writePlugin(
          'source',
          `${create}
          exports.sourceNodes = async ({ actions }) => {
            for (const id of ['1', '2', '3']) actions.createNode(node(id, 'File', null, { depth: 0 }))
            log.push('created 1 2 3')
            await new Promise(resolve => setTimeout(resolve, 300))
            await actions.createNode(node('4', 'File', null, { depth: 0 }))
            log.push('awaited 4')
          }`,
          ['sourceNodes'],
        ),
        writePlugin(
          'late',
          `${create}
          exports.sourceNodes = ({ actions }) => {
            log.push('second source')
            actions.createNode(node('5', 'Late', null, { depth: 9 }))
          }`,
          ['sourceNodes'],
        ),
        writePlugin(
          'transformer',
          `${create}
          exports.shouldOnCreateNode = ({ node }) => node.depth < 3
          exports.onCreateNode = async ({ node: parent, actions }) => {
            log.push('transformer ' + parent.id)
            const child = node(parent.id + '.1', 'Child' + parent.depth, parent.id, { depth: parent.depth + 1 })
            actions.createNode(child)
            actions.createParentChildLink({ parent, child })
          }`,
          ['shouldOnCreateNode', 'onCreateNode'],
        ),
        writePlugin(
          'default-site-plugin',
          `exports.onCreateNode = ({ node, actions, getNode }) => {
            log.push('site ' + node.id + ' ' + node.children.length)
            const parent = node.parent && getNode(node.parent)
            actions.createNodeField({ node, name: 'slug', value: [parent && parent.fields && parent.fields.slug, node.id] })
          }`,
          ['onCreateNode'],
        ),
      ]
    })

    it('calls handlers in the same order and leaves the same nodes', async () => {
      await compare([{ plugins, steps: [] }])
    })

    it('has run all handlers of a node when createNode resolves', async () => {
      const steps: NodeStep[] = ['x', 'y'].map(id => ({
        plugin: 'source',
        call: 'create',
        node: { id, depth: 1, internal: { type: 'File', contentDigest: id } },
      }))
      await compare([{ plugins: plugins.slice(2), steps }])
    })
  })
})
