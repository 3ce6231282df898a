// Stock Gatsby's schema and query runner over given nodes, in this process and without a site:
// openStockDataLayer({ directory, sdl, nodes }) ->
// { schema, nodes(), query(text, variables), queryAfresh(text, variables) }, the last one without what queries before left.
// Its state is module-global and its database lies in the working directory, so one process opens one, once.
const { mkdirSync } = require('node:fs')
const { createForgetfulRunner } = require('./stock-query-runner.cjs')

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
  const runner = new GraphQLRunner(store)
  return {
    schema: store.getState().schema,
    nodes: () => Array.from(getDataStore().iterateNodes()),
    query: (text, variables = {}) => runner.query(text, variables, {}),
    queryAfresh: createForgetfulRunner(file => require(`gatsby/dist/${file}`)),
  }
}

module.exports = { openStockDataLayer }
