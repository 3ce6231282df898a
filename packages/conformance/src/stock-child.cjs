// Runs stock Gatsby's data layer in the current folder and answers its parent's questions:
// { id, ask: 'nodes' | 'schema' | 'resolved-fields' | 'measurements' | 'persist' } | { id, ask: 'adopt', order, values }
// | { id, ask: 'query', query, variables } | { id, ask: 'query-all', query, variables: [...] }
// -> { id, answer } | { id, failure }.
// Forked with the site as working directory, so that `gatsby` and its singletons belong to this one site.
const { createRequire } = require('node:module')
const path = require('node:path')
const { listResolvedFields } = require('./list-resolved-fields.cjs')
const { createForgetfulRunner } = require('./stock-query-runner.cjs')

process.env.NODE_ENV = 'production'
process.env.gatsby_executing_command = 'build'
process.env.GATSBY_TELEMETRY_DISABLED = '1'
process.env.CI = 'true'
global.__GATSBY = { buildId: 'conformance', root: process.cwd() }

const siteRequire = createRequire(path.join(process.cwd(), 'package.json'))
const gatsby = siteRequire.resolve('gatsby/package.json')
const fromGatsby = createRequire(gatsby)
const load = file => fromGatsby(path.join(path.dirname(gatsby), 'dist', file))

async function openDataLayer() {
  const { initialize, customizeSchema, sourceNodes, buildSchema, createPages } = load('services')
  const { store } = load('redux')
  const reporter = fromGatsby('gatsby-cli/lib/reporter').default
  const { createGraphQLRunner } = load('bootstrap/create-graphql-runner')
  load('bootstrap/schema-hot-reloader')
  const program = {
    _: 'build',
    directory: process.cwd(),
    sitePackageJson: siteRequire('./package.json'),
    report: reporter,
    browserslist: load('utils/browserslist').getBrowsersList(process.cwd()),
  }
  const context = { program, store, parentSpan: undefined, shouldRunCreatePagesStatefully: true }
  const milliseconds = {}
  const time = async (stage, work) => {
    const start = performance.now()
    const value = await work()
    milliseconds[stage] = performance.now() - start
    return value
  }
  Object.assign(context, await time('initialize', () => initialize(context)))
  context.store = store
  await customizeSchema(context)
  await time('sourceNodes', () => sourceNodes(context))
  await time('buildSchema', () => buildSchema(context))
  const runner = createGraphQLRunner(store, reporter)
  context.gatsbyNodeGraphQLFunction = runner
  await time('createPages', () => createPages(context))
  return { store, runner, queryAfresh: createForgetfulRunner(load), milliseconds }
}

/** As many queries at a time as stock Gatsby runs. */
const CONCURRENT_QUERIES = 4

async function queryAll(runner, query, variables) {
  const start = performance.now()
  const waiting = variables.values()
  const errors = []
  const run = async () => {
    for (const one of waiting) errors.push(...((await runner(query, one)).errors ?? []))
  }
  await Promise.all(Array.from({ length: CONCURRENT_QUERIES }, run))
  return { milliseconds: performance.now() - start, errors: errors.map(String) }
}

/**
 * Gives nodes their place among unsorted results, by counters that follow the ids in `order`, and sets values in them:
 * `[{ id, path: ['internal', 'contentDigest'], value }]`, no value deletes.
 */
async function adopt({ order, values }) {
  const { getDataStore } = load('datastore')
  const { emitter } = load('redux')
  const { getNode, ready } = getDataStore()
  const valuesOf = new Map(order.map(id => [id, []]))
  for (const value of values) valuesOf.get(value.id)?.push(value)
  for (const [place, id] of order.entries()) {
    const node = getNode(id)
    if (!node) continue
    node.internal.counter = place + 1
    for (const { path, value } of valuesOf.get(id)) setValue(node, path, value)
    emitter.emit('ADD_FIELD_TO_NODE', { type: 'ADD_FIELD_TO_NODE', payload: node })
  }
  await ready()
  return null
}

function setValue(node, path, value) {
  const key = path.at(-1)
  const owner = path.slice(0, -1).reduce((object, step) => object[step], node)
  if (value === undefined) delete owner[key]
  else owner[key] = owner[key] instanceof Date ? new Date(value) : value
}

async function answer({ store, runner, queryAfresh, milliseconds }, question) {
  switch (question.ask) {
    case 'nodes':
      return Array.from(load('datastore').getDataStore().iterateNodes(), node =>
        JSON.parse(JSON.stringify(node)),
      ).sort((a, b) => a.internal.counter - b.internal.counter)
    case 'schema':
      return fromGatsby('graphql').printSchema(store.getState().schema)
    case 'resolved-fields':
      return listResolvedFields(store.getState().schema)
    case 'adopt':
      return adopt(question)
    case 'measurements':
      return { milliseconds, peakBytes: process.resourceUsage().maxRSS * 1024 }
    case 'query-all':
      return queryAll(runner, question.query, question.variables)
    case 'persist':
      await load('redux').saveState()
      await load('datastore').getDataStore().ready()
      return null
    case 'query': {
      const { data, errors } = await queryAfresh(question.query, question.variables ?? {})
      return JSON.parse(
        JSON.stringify({
          data,
          errors: errors?.map(error => ({ message: error.message, path: error.path })),
        }),
      )
    }
    default:
      throw new Error(`No such question: ${question.ask}`)
  }
}

const opened = openDataLayer()
opened.then(
  () => process.send({ opened: true }),
  error => process.send({ failure: String(error?.stack ?? error) }),
)

process.on('message', async question => {
  try {
    process.send({ id: question.id, answer: await answer(await opened, question) })
  } catch (error) {
    process.send({ id: question.id, failure: String(error?.stack ?? error) })
  }
})
process.on('disconnect', () => process.exit(0))
