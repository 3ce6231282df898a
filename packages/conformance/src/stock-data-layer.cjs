// Stock Gatsby's schema and query runner over given nodes, in this process and without a site:
// openStockDataLayer({ directory, sdl, nodes }) -> { schema, nodes(), query(text, variables), forget() }.
// Its state is module-global and its database lies in the working directory, so one process opens one, once.
const { mkdirSync } = require('node:fs')
const { forgetSortValues } = require('./stock-sort-values.cjs')

async function openStockDataLayer({ directory, sdl, nodes }) {
  process.env.NODE_ENV ??= 'production'
  process.env.GATSBY_TELEMETRY_DISABLED = '1'
  mkdirSync(directory, { recursive: true })
  process.chdir(directory)
  const reporter = require('gatsby-cli/lib/reporter')
  reporter.warn = () => {}
  const { store } = require('gatsby/dist/redux')
  const { actions } = require('gatsby/dist/redux/actions')
  const { build } = require('gatsby/dist/schema')
  const { getDataStore } = require('gatsby/dist/datastore')
  const { GraphQLRunner } = require('gatsby/dist/query/graphql-runner')
  const plugin = { name: 'default-site-plugin', version: '0' }

  store.dispatch({ type: 'DELETE_CACHE' })
  getDataStore()
  await store.dispatch(actions.createTypes(sdl, plugin))
  for (const node of nodes) {
    const { counter: _, owner: __, ...internal } = node.internal
    await Promise.all([store.dispatch(actions.createNode({ ...node, internal }, plugin))].flat())
  }
  await getDataStore().ready()
  await build({})
  const { schema } = store.getState()
  let runner = new GraphQLRunner(store)
  return {
    schema,
    nodes: () => Array.from(getDataStore().iterateNodes()),
    query: (text, variables = {}) => runner.query(text, variables, {}),
    /** Forgets indexes, resolved fields and sort values, which otherwise let one query change the answer of the next. */
    forget() {
      store.getState().resolvedNodesCache.clear()
      forgetSortValues()
      // The runner itself is held by a timer for five seconds more.
      runner.nodeModel.replaceFiltersCache()
      runner = new GraphQLRunner(store)
    },
  }
}

module.exports = { openStockDataLayer }
