// Runs Greenlight's data layer in the current folder and answers its parent's questions, as stock-child.cjs does.
import { createRequire } from 'node:module'
import type { GraphQLSchema } from 'graphql'
import { compiledEngine } from '../../greenlight/scripts/compile-engine.js'

interface Question {
  readonly id: number
  readonly ask:
    | 'nodes'
    | 'schema'
    | 'resolved-fields'
    | 'measurements'
    | 'persist'
    | 'query'
    | 'query-all'
  readonly query?: string
  readonly variables?: unknown
}

process.env.NODE_ENV = 'production'
const engine = await compiledEngine()
const {
  redirectModules,
}: typeof import('../../greenlight/src/plugin-api/modules/redirect-modules.ts') = await loadModule(
  'plugin-api/modules/redirect-modules',
)
redirectModules(process.cwd())
const {
  keepCompiledCode,
}: typeof import('../../greenlight/src/plugin-api/modules/keep-compiled-code.ts') =
  await loadModule('plugin-api/modules/keep-compiled-code')
keepCompiledCode(process.cwd())
const { openSite }: typeof import('../../greenlight/src/site.ts') = await loadModule('site')
const {
  createReporter,
  createTerminalOutput,
}: typeof import('../../greenlight/src/diagnostics/index.ts') =
  await loadModule('diagnostics/index')

const { createSiteHelpers }: typeof import('../../greenlight/src/build/index.ts') =
  await loadModule('build/index')
const { runQueries }: typeof import('../../greenlight/src/6-queries/index.ts') =
  await loadModule('6-queries/index')

/** A module of the engine as its command runs it. */
function loadModule(name: string) {
  return import(engine ? `${engine}/${name}.cjs` : `../../greenlight/src/${name}.ts`)
}

const { listResolvedFields } = createRequire(import.meta.url)('./list-resolved-fields.cjs') as {
  listResolvedFields(schema: GraphQLSchema): string[]
}

type Site = Awaited<ReturnType<typeof openSite>>
type Variables = Readonly<Record<string, unknown>>

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
  const duration = (name: string) =>
    reporter.timings.find(timing => timing.name === name)?.duration ?? 0
  const milliseconds = Object.fromEntries(
    Object.entries(stages).map(([stage, name]) => [stage, duration(name)]),
  )
  return { milliseconds, peakBytes: process.resourceUsage().maxRSS * 1024 }
}

async function run(site: Site, query: string, variables: Variables) {
  const { data, errors } = await site.schema.execute({ query, variables, pageContext: variables })
  return {
    data,
    ...(errors && { errors: errors.map(({ message, path }) => ({ message, path })) }),
  }
}

async function queryAll(site: Site, query: string, variables: readonly Variables[]) {
  const file = `${process.cwd()}/template.js`
  const compiled = { name: undefined, text: query, hash: '', file, line: 1 }
  const queries = { pageQueries: new Map([[file, compiled]]), sliceQueries: new Map() }
  const pages = variables.map((context, index) => pageOf(`/${index}/`, file, context))
  const start = performance.now()
  const errors: string[] = []
  const helpers = createSiteHelpers(site, reporter)
  const onProblem = ({ message }: { readonly message: string }) => void errors.push(message)
  for await (const _ of runQueries({ schema: site.schema, queries, pages, helpers, onProblem })) {
    // Asking is all.
  }
  const milliseconds = performance.now() - start
  await helpers?.close()
  return { milliseconds, errors }
}

function pageOf(path: string, file: string, context: Variables) {
  return {
    ...{ path, context, component: file, componentPath: file, matchPath: undefined },
    ...{ internalComponentName: '', componentChunkName: '', updatedAt: 0, slices: {} },
    ...{ isCreatedByStatefulCreatePages: false, mode: 'SSG' as const },
    ...{ pluginCreator___NODE: '', pluginCreatorId: '' },
  }
}

function answer(site: Site, question: Question): unknown {
  const { ask, query = '', variables = {} } = question
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
      return run(site, query, variables as Variables)
    case 'query-all':
      return queryAll(site, query, variables as readonly Variables[])
  }
}

const plain = (value: unknown) => (value === undefined ? null : JSON.parse(JSON.stringify(value)))

process.on('disconnect', () => process.exit(0))
try {
  const site = await openSite({
    ...{ root: process.cwd(), command: 'build', reporter },
    twins: process.env.CONFORMANCE_TWINS !== '0',
  })
  process.on('message', async (question: Question) => {
    try {
      process.send?.({ id: question.id, answer: plain(await answer(site, question)) })
    } catch (error) {
      process.send?.({
        id: question.id,
        failure: String(error instanceof Error ? error.stack : error),
      })
    }
  })
  process.send?.({ opened: true })
} catch (error) {
  process.send?.({ failure: String(error instanceof Error ? error.stack : error) })
}
