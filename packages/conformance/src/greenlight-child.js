// Runs Greenlight's data layer in the current folder and answers its parent's questions, as stock-child.cjs does. Plain
// JavaScript, as the engine that it loads: compiling either would count as time that opening a site takes.
import { createRequire } from 'node:module'
import { compiledEngine } from '../../greenlight/scripts/compile-engine.js'
import { listResolvedFields } from './list-resolved-fields.cjs'

process.env.NODE_ENV = 'production'
const engine = await compiledEngine()
if (engine === undefined) await import('../../greenlight/scripts/register-typescript.js')
const require = createRequire(import.meta.url)

/** A module of the engine as its command loads it. */
const loadModule = name =>
  engine ? require(`${engine}/${name}.cjs`) : import(`../../greenlight/src/${name}.ts`)

const { redirectModules } = await loadModule('plugin-api/modules/redirect-modules')
redirectModules(process.cwd())
const { keepCompiledCode } = await loadModule('plugin-api/modules/keep-compiled-code')
keepCompiledCode(process.cwd())
const { openSite } = await loadModule('site')
const { createReporter, createTerminalOutput } = await loadModule('diagnostics/index')

/** Names under which `docs/ARCHITECTURE.md` times the stages. */
const stages = {
  initialize: 'load configuration and plugins',
  sourceNodes: 'source and transform nodes',
  buildSchema: 'build schema',
  createPages: 'create pages',
}

const reporter = createReporter({
  output: createTerminalOutput({ stream: process.stderr, root: process.cwd(), colours: false }),
})

function measure() {
  const duration = name => reporter.timings.find(timing => timing.name === name)?.duration ?? 0
  const milliseconds = Object.fromEntries(
    Object.entries(stages).map(([stage, name]) => [stage, duration(name)]),
  )
  return { milliseconds, peakBytes: process.resourceUsage().maxRSS * 1024 }
}

async function run(site, query, variables) {
  const { data, errors } = await site.schema.execute({ query, variables, pageContext: variables })
  return {
    data,
    ...(errors && { errors: errors.map(({ message, path }) => ({ message, path })) }),
  }
}

async function queryAll(site, query, variables) {
  const { createSiteQueryPool } = await loadModule('build/index')
  const { runQueries } = await loadModule('6-queries/index')
  const file = `${process.cwd()}/template.js`
  const compiled = { name: undefined, text: query, hash: '', file, line: 1 }
  const queries = { pageQueries: new Map([[file, compiled]]), sliceQueries: new Map() }
  const pages = variables.map((context, index) => pageOf(`/${index}/`, file, context))
  const start = performance.now()
  const errors = []
  const pool = createSiteQueryPool(site, reporter)
  const onProblem = ({ message }) => void errors.push(message)
  for await (const _ of runQueries({ schema: site.schema, queries, pages, pool, onProblem })) {
    // Asking is all.
  }
  const milliseconds = performance.now() - start
  await pool?.close()
  return { milliseconds, errors }
}

function pageOf(path, file, context) {
  return {
    ...{ path, context, component: file, componentPath: file, matchPath: undefined },
    ...{ internalComponentName: '', componentChunkName: '', updatedAt: 0, slices: {} },
    ...{ isCreatedByStatefulCreatePages: false, mode: 'SSG' },
    ...{ pluginCreator___NODE: '', pluginCreatorId: '' },
  }
}

function answer(site, { ask, query = '', variables = {} }) {
  switch (ask) {
    case 'nodes':
      return site.nodes.ofTypes(site.nodes.types())
    case 'schema':
      return site.schema.print()
    case 'resolved-fields':
      return listResolvedFields(site.schema.schema)
    case 'measurements':
      return measure()
    case 'persist':
      return site.close()
    case 'query':
      return run(site, query, variables)
    case 'query-all':
      return queryAll(site, query, variables)
    default:
      throw new Error(`No such question: ${ask}`)
  }
}

const plain = value => (value === undefined ? null : JSON.parse(JSON.stringify(value)))
const describe = error => String(error instanceof Error ? error.stack : error)

process.on('disconnect', () => process.exit(0))
try {
  const site = await openSite({
    ...{ root: process.cwd(), command: 'build', reporter },
    twins: process.env.CONFORMANCE_TWINS !== '0',
  })
  process.on('message', async question => {
    try {
      process.send?.({ id: question.id, answer: plain(await answer(site, question)) })
    } catch (error) {
      process.send?.({ id: question.id, failure: describe(error) })
    }
  })
  process.send?.({ opened: true })
} catch (error) {
  process.send?.({ failure: describe(error) })
}
