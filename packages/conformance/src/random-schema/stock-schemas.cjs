// Builds schemas with stock Gatsby, in this process and without a site: buildStockSchemas(cases) -> outcomes.
// Its state is module-global and its database lies in the working directory: one caller at a time.
const { mkdtempSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')

process.env.NODE_ENV ??= 'production'
process.env.GATSBY_TELEMETRY_DISABLED = '1'
process.env.GATSBY_SKIP_WRITING_SCHEMA_TO_FILE = '1'

function silenceReporter() {
  const reporter = require('gatsby-cli/lib/reporter')
  const lines = []
  for (const method of ['warn', 'error', 'log', 'info', 'verbose']) {
    reporter[method] = (...texts) => void lines.push(texts.join(' '))
  }
  reporter.panic = (...texts) => {
    throw new Error(texts.join(' '))
  }
  return lines
}

async function buildStockSchemas(cases) {
  process.chdir(mkdtempSync(join(tmpdir(), 'stock-schemas-')))
  const lines = silenceReporter()
  const { printSchema } = require('graphql')
  const { store } = require('gatsby/dist/redux')
  const { build } = require('gatsby/dist/schema')
  const { getDataStore } = require('gatsby/dist/datastore')

  async function buildOne({ types, nodes, mapping }) {
    lines.length = 0
    store.dispatch({ type: 'DELETE_CACHE' })
    store.dispatch({ type: 'CLEAR_SCHEMA_CUSTOMIZATION' })
    store.dispatch({ type: 'SET_SITE_CONFIG', payload: { mapping } })
    getDataStore()
    try {
      for (const { plugin, sdl } of types) {
        store.dispatch({ type: 'CREATE_TYPES', plugin: { name: plugin }, payload: sdl })
      }
      for (const node of nodes) {
        store.dispatch({ type: 'CREATE_NODE', plugin: { name: 'source' }, payload: node })
      }
      await getDataStore().ready()
      await build({})
      return { sdl: printSchema(store.getState().schema), conflicts: conflictsIn(lines) }
    } catch (error) {
      return { error: String(error?.message ?? error), conflicts: conflictsIn(lines) }
    }
  }

  const outcomes = []
  for (const each of cases) outcomes.push(await buildOne(each))
  return outcomes
}

function conflictsIn(lines) {
  return lines.flatMap(line => /^(\S+):\n - type: /.exec(line)?.[1] ?? []).sort()
}

module.exports = { buildStockSchemas }
