// Runs the cases with stock Gatsby, in this process: runStockCases(names) -> outcomes by name.
const { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')
const { cases } = require('./cases.cjs')

const HOOKS = ['createSchemaCustomization', 'createResolvers', 'setFieldsOnGraphQLNodeType']

process.env.NODE_ENV ??= 'production'
process.env.GATSBY_TELEMETRY_DISABLED = '1'

async function runStockCases(names) {
  const folder = mkdtempSync(join(tmpdir(), 'stock-hooks-'))
  process.chdir(folder)
  const warnings = silenceReporter()
  const { printSchema } = require('graphql')
  const { store } = require('gatsby/dist/redux')
  const { build } = require('gatsby/dist/schema')
  const { getDataStore } = require('gatsby/dist/datastore')
  const { GraphQLRunner } = require('gatsby/dist/query/graphql-runner')
  const apiRunner = require('gatsby/dist/utils/api-runner-node')

  async function runOne(name) {
    const { nodes, queries, prints } = cases[name]
    warnings.length = 0
    store.dispatch({ type: 'DELETE_CACHE' })
    store.dispatch({ type: 'CLEAR_SCHEMA_CUSTOMIZATION' })
    store.dispatch({ type: 'SET_SITE_CONFIG', payload: {} })
    store.dispatch({ type: 'SET_PROGRAM', payload: { directory: folder } })
    store.dispatch({ type: 'SET_SITE_FLATTENED_PLUGINS', payload: [writePlugin(folder, name)] })
    getDataStore()
    if (prints) rmSync(join(folder, prints), { force: true })
    await apiRunner('createSchemaCustomization', { traceId: name })
    for (const node of nodes) {
      store.dispatch({
        type: 'CREATE_NODE',
        plugin: { name: 'source' },
        payload: structuredClone(node),
      })
    }
    await getDataStore().ready()
    await build({})
    const runner = new GraphQLRunner(store)
    const answers = []
    for (const query of queries) {
      const { data, errors } = await runner.query(query, {}, {})
      answers.push(JSON.stringify({ data, errors: errors?.map(error => error.message) }))
    }
    return {
      sdl: printSchema(store.getState().schema),
      answers,
      warnings: [...warnings],
      printed: prints ? readFileSync(join(folder, prints), 'utf8') : undefined,
    }
  }

  const outcomes = {}
  for (const name of names) outcomes[name] = await runOne(name)
  return outcomes
}

function writePlugin(folder, name) {
  const resolve = join(folder, `plugin-${name.replace(/\W/g, '-')}`)
  const hooks = HOOKS.filter(hook => cases[name][hook])
  const file = JSON.stringify(require.resolve('./cases.cjs'))
  const lines = hooks.map(
    hook => `exports.${hook} = require(${file}).cases[${JSON.stringify(name)}].${hook}`,
  )
  mkdirSync(resolve, { recursive: true })
  writeFileSync(join(resolve, 'gatsby-node.js'), lines.join('\n'))
  return {
    name: 'some-plugin',
    version: '1',
    id: name,
    resolve,
    nodeAPIs: hooks,
    pluginOptions: {},
  }
}

function silenceReporter() {
  const reporter = require('gatsby-cli/lib/reporter')
  const warnings = []
  for (const method of ['warn', 'error']) {
    reporter[method] = (...texts) => void warnings.push(texts.map(String).join(' '))
  }
  for (const method of ['log', 'info', 'verbose']) reporter[method] = () => {}
  return warnings
}

module.exports = { runStockCases }
