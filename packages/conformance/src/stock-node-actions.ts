/**
 * Stock Gatsby's node actions, without the rest of Gatsby: reads scenarios as JSON from standard input, runs each on
 * an empty store, and prints what came of it. Run in a folder of its own, where Gatsby makes its `.cache`.
 */
import { createRequire } from 'node:module'
import { text } from 'node:stream/consumers'
import type { NodeScenario, ScenarioOutcome } from './node-scenario.ts'

interface StockPlugin {
  readonly name: string
  readonly version: string
  readonly resolve: string
  readonly nodeAPIs: readonly string[]
  readonly pluginOptions: object
}

type Action = (...args: unknown[]) => unknown

const require = createRequire(import.meta.url)
const reporter: Record<string, unknown> = require('gatsby-cli/lib/reporter')
const { store }: { store: { dispatch(action: unknown): unknown } } = require('gatsby/dist/redux')
const { actions }: { actions: Record<string, Action> } = require('gatsby/dist/redux/actions')
const datastore: {
  getDataStore(): { ready(): Promise<void> }
  getNode(id: string): Record<string, unknown> | undefined
  getNodes(): readonly Record<string, unknown>[]
  getNodesByType(type: string): readonly Record<string, unknown>[]
} = require('gatsby/dist/datastore')
const apiRunner: (api: string, args: object) => Promise<unknown> =
  require('gatsby/dist/utils/api-runner-node')
const { importGatsbyPlugin }: { importGatsbyPlugin(plugin: object, name: string): Promise<void> } =
  require('gatsby/dist/utils/import-gatsby-plugin')
const faults: string[] = []
reporter.error = (error: unknown) => {
  const context = (error as { context?: { validationErrorMessage?: string } }).context
  faults.push(context?.validationErrorMessage ?? String(error))
}
reporter.panic = (error: unknown) => {
  throw new Error(String(error))
}

async function run({ plugins, steps }: NodeScenario): Promise<ScenarioOutcome> {
  store.dispatch({ type: 'DELETE_CACHE' })
  const flattened = plugins.map(
    ({ name, folder, hooks }): StockPlugin => ({
      name,
      version: '1.0.0',
      resolve: folder,
      nodeAPIs: hooks,
      pluginOptions: { plugins: [] },
    }),
  )
  store.dispatch({ type: 'SET_SITE_FLATTENED_PLUGINS', payload: flattened })
  // In a whole run this has happened long before; the first import would disturb the order of handlers.
  for (const plugin of flattened) await importGatsbyPlugin(plugin, 'gatsby-node')
  const log: string[] = []
  Object.assign(globalThis, { log })
  faults.length = 0
  const thrown: number[] = []
  for (const [number, step] of steps.entries()) {
    const plugin = { name: step.plugin, version: '1.0.0' }
    try {
      await perform(step, plugin)
    } catch {
      thrown.push(number)
    }
  }
  if (plugins.some(({ hooks }) => hooks.includes('sourceNodes'))) {
    await apiRunner('sourceNodes', { traceId: 'initial', waitForCascadingActions: true })
  }
  await datastore.getDataStore().ready()
  return {
    nodes: datastore.getNodes().map(node => JSON.parse(JSON.stringify(node))),
    thrown,
    faults: [...faults],
    log,
  }
}

async function perform(step: NodeScenario['steps'][number], plugin: object): Promise<void> {
  const call = (name: string, ...args: unknown[]): unknown =>
    store.dispatch(actions[name]?.(...args, plugin))
  switch (step.call) {
    case 'create':
      await call('createNode', structuredClone(step.node))
      break
    case 'delete':
      call('deleteNode', { id: step.id })
      break
    case 'link': {
      const parent = datastore.getNode(step.id)
      if (parent) call('createParentChildLink', { parent, child: { id: step.child } })
      break
    }
    case 'field': {
      const node = datastore.getNode(step.id)
      if (node) call('createNodeField', { node, name: step.name, value: step.value })
      break
    }
  }
  await datastore.getDataStore().ready()
}

const scenarios: readonly NodeScenario[] = JSON.parse(await text(process.stdin))
const outcomes: ScenarioOutcome[] = []
for (const scenario of scenarios) outcomes.push(await run(scenario))
process.stdout.write(JSON.stringify(outcomes), () => process.exit(0))
