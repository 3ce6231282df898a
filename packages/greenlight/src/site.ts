import { readFileSync } from 'node:fs'
import { lockFolder, type SiteCache } from '#cache'
import {
  type Command,
  compiledFolder,
  loadConfig,
  readSiteBrowsers,
  type SiteConfig,
} from '#config'
import type { Problem, Reporter } from '#diagnostics'
import type { Jobs } from '#jobs'
import { type NodeStore, type Nodes, saveNodes, sourceNodes } from '#nodes'
import { type NodeManifest, type PageStore, type SliceStore, withPageOrder } from '#pages'
import {
  type BuildSettings,
  createDataBridge,
  createEmitter,
  createGraphqlFunction,
  createKeptAnswers,
  type Emitter,
  eventHandlerFailed,
  type KeptAnswers,
  type Program,
  pluginWithoutNodes,
} from '#plugin-api'
import {
  createFailureLog,
  type FailureLog,
  type HookRunner,
  type LoadedPlugins,
  loadPlugins,
  watchHooks,
} from '#plugins'
import { keepPendingChanges, QUERY_FACTS } from '#queries'
import {
  buildSiteSchema,
  createInference,
  type Inference,
  type InferredTypes,
  type SchemaHooks,
  type SiteSchema,
} from '#schema'
import { isRecord } from '#support/is-record'
import { packageFile } from '#support/own-files'
import { listenForLateFailures } from './late-failures.ts'
import { redirectModules } from './plugin-api/modules/redirect-modules.ts'
import { createSiteEngine, type RemoteRequests, type SiteEngine } from './site-engine.ts'
import { prepareFolders } from './site-folders.ts'
import { type SharedSite, shareSite } from './site-sharing.ts'
import { openSiteStores } from './site-stores.ts'
import { installTwins, withTwins } from './twins/index.ts'

/** How many sources run at the same time with the flag PARALLEL_SOURCING, as in Gatsby. */
const PARALLEL_SOURCES = 20

/** Extensions of modules before plugins add theirs. */
const MODULE_EXTENSIONS = ['.mjs', '.js', '.jsx', '.wasm', '.json']

export interface CloseOptions {
  readonly abandonJobs?: boolean
  /** Whether the answers that are kept are of the nodes as they are now. */
  readonly areQueriesAnswered?: boolean
}

export interface OpenSiteOptions {
  /** Site folder, absolute; must be the working directory, where plugins look for it. */
  readonly root: string
  readonly command: Command
  readonly reporter: Reporter
  readonly prefixPaths?: boolean
  /** Whether slow parts of known plugins are replaced by the engine's own; true unless `--no-twins`. */
  readonly twins?: boolean
}

/** A site whose data is ready: sourced, its schema built, its pages known. */
export interface Site {
  readonly config: SiteConfig
  readonly loaded: LoadedPlugins
  readonly nodes: Nodes
  readonly schema: SiteSchema
  readonly pages: PageStore
  readonly slices: SliceStore
  /** What plugins asked to be told of pages that show a node. */
  readonly nodeManifests: readonly NodeManifest[]
  readonly runner: HookRunner
  readonly emitter: Emitter
  readonly failures: FailureLog
  /** What plugins see of the command and its modules. */
  readonly program: Readonly<Program>
  /** What plugins said of requests to other servers. */
  readonly remote: RemoteRequests
  /** What plugins said of the bundle so far. */
  readonly buildSettings: BuildSettings
  /** What is kept between runs. */
  readonly cache: SiteCache
  /** Runs a part of the work under a name: times it, and fails when plugins failed in it. */
  readonly stage: <T>(name: string, work: () => Promise<T> | T) => Promise<T>
  /** What plugins handed over with createJobV2. */
  readonly jobs: Pick<Jobs, 'runJob' | 'settled'>
  /** Describes the site for other threads: see `shareSite`. */
  readonly share: (cachesUntil: ReadonlyMap<string, number>) => SharedSite
  /**
   * Waits for jobs unless they are to be abandoned, keeps nodes and plugin caches for the next run, and lets go of the
   * folder. Of jobs that are abandoned nothing is kept: who asked for them waits for ever.
   * @throws ProblemError when the cache cannot be written; `ReportedError` after late failures of plugins
   */
  close(options?: CloseOptions): Promise<void>
}

/**
 * Opens a site: runs stages 1 to 5 as far as `createPages`, with Gatsby's hooks in Gatsby's order.
 *
 * @throws ProblemError with every problem of the stage that failed; a `ReportedError` was printed already
 */
export async function openSite(options: OpenSiteOptions): Promise<Site> {
  const { root, command, reporter } = options
  redirectModules(root)
  const failures = createFailureLog(reporter)
  const emitter = createEmitter((error, event) => failures.add(eventHandlerFailed(event, error)))
  let store: NodeStore | undefined
  const { config, loaded } = await loadSite(options, failures, {
    touchSame: (id, digest) => store?.touchSame(id, digest) ?? false,
  })

  const releases: (() => void)[] = []
  const release = () => {
    for (const end of releases.splice(0).reverse()) end()
  }
  try {
    const lock = lockFolder(config.cacheFolder, `greenlight ${command}`)
    releases.push(() => lock.release())
    prepareFolders(root)
    const program = createProgram(config, await readSiteBrowsers(root, config.environment))
    const engineVersion = readEngineVersion()
    const input = { config, loaded, program, emitter, reporter, failures }
    const stores = openSiteStores({ ...input, engineVersion })
    const { cache, jobs } = stores
    releases.push(() => cache.close())
    const engine = createSiteEngine({ ...input, stores })
    const { pages, runner } = engine
    const nodes = engine.store
    store = nodes
    const watch = watchHooks({
      running: runner.running,
      onSlow: reporter.report,
      everySeconds: config.environment.slowHookSeconds,
    })
    releases.push(watch.stop)
    releases.push(
      listenForLateFailures(reason => {
        runner.failLate(reason)
        watch.hurry()
      }),
    )

    const stage = <T>(name: string, work: () => Promise<T> | T) =>
      reporter.time(name, async () => {
        const result = await work()
        failures.throwIfAny()
        return result
      })
    await stage('prepare plugins', () => preparePlugins(runner, program))
    await stage('customize schema', () => runner.run('createSchemaCustomization', trace))
    await stage('source and transform nodes', () => sourceAllNodes(engine, config, failures))
    const inference = createInference(cache.store('inference'))
    const schema = await stage('build schema', () =>
      buildSchema(engine, config, { report: failures.add, inference }),
    )
    const answers = createKeptAnswers({ store: cache.store('answers of hooks'), schema, nodes })
    await stage('create pages', () => createAllPages(engine, { schema, answers, failures }))
    emitter.emit('API_FINISHED', { type: 'API_FINISHED', payload: { apiName: 'createPages' } })

    return {
      ...{ config, loaded, nodes, schema, pages, runner, emitter, failures },
      ...{ program, cache, stage, buildSettings: engine.buildSettings },
      ...{ slices: engine.slices, nodeManifests: engine.nodeManifests, remote: engine.remote },
      jobs,
      share: cachesUntil =>
        shareSite(
          {
            ...{ config, program, store: nodes, cache, inferred: schema.inferred },
            ...{ twins: options.twins ?? true, remote: engine.remote },
          },
          cachesUntil,
        ),
      async close({ abandonJobs = false, areQueriesAnswered = false } = {}) {
        try {
          await (abandonJobs ? jobs.close() : jobs.settled())
          saveNodes(nodes, cache)
          if (!areQueriesAnswered) keepPendingChanges(cache.store(QUERY_FACTS), nodes)
          answers.finish()
          inference.save(nodes)
          cache.commit()
          failures.throwIfAny()
        } finally {
          await jobs.close()
          release()
        }
      },
    }
  } catch (error) {
    release()
    throw error
  }
}

/** Arguments that tracing plugins expect; their value means nothing here. */
export const trace = { traceId: 'initial' }

/**
 * Stages 1 and 2 alone: the configuration and the list of plugins, all their problems in one report.
 * Runs no hook but `pluginOptionsSchema`.
 * @param nodes the nodes that sources find, once there are any
 */
export async function loadSite(
  { root, command, prefixPaths, twins = true, reporter }: OpenSiteOptions,
  failures: FailureLog,
  { touchSame }: Pick<NodeStore, 'touchSame'> = { touchSame: () => false },
): Promise<{ readonly config: SiteConfig; readonly loaded: LoadedPlugins }> {
  return reporter.time('load configuration and plugins', async () => {
    const { config, problems } = await loadConfig({
      root,
      command,
      verbose: reporter.verbose,
      ...(prefixPaths === undefined ? {} : { prefixPaths }),
    })
    if (twins) await installTwins(config)
    const bridge = createDataBridge({ config: () => config, loaded: () => loaded })
    const loaded: LoadedPlugins = await loadPlugins(config, {
      compiled: compiledFolder(config.cacheFolder),
      internalHooks: { 'internal-data-bridge': bridge },
      replaceHooks: (plugin, hooks) =>
        withPageOrder(plugin, twins ? withTwins(plugin, hooks, { config, touchSame }) : hooks),
    })
    for (const problem of [...problems, ...loaded.problems]) failures.add(problem)
    failures.throwIfAny()
    return { config, loaded }
  })
}

/** The stages of which Gatsby asks what Babel is to do, all of them in every command. */
const BABEL_STAGES = ['develop', 'develop-html', 'build-javascript', 'build-html']

async function preparePlugins(runner: HookRunner, program: Program): Promise<void> {
  await runner.run('onPreInit', trace)
  await runner.run('onPluginInit', trace)
  for (const stage of BABEL_STAGES) await runner.run('onCreateBabelConfig', { stage })
  await runner.run('onPreBootstrap')
  const extensions = await runner.run('resolvableExtensions', trace)
  program.extensions = [
    ...MODULE_EXTENSIONS,
    ...extensions.flatMap(({ value }) => flatStrings(value)),
  ]
}

async function sourceAllNodes(
  { store, nodes, runner, pageCascade, statefulPlugins }: SiteEngine,
  { environment }: SiteConfig,
  failures: FailureLog,
): Promise<void> {
  const specific = { ...trace, webhookBody: readWebhookBody(environment, failures) }
  const sources = runner.implementing('sourceNodes').map(plugin => ({
    plugin,
    run: () => runner.call(plugin, 'sourceNodes', specific),
  }))
  const { failures: failed, withoutNodes } = await sourceNodes({
    store,
    cascade: nodes,
    sources,
    statefulPlugins,
    concurrency: environment.parallelSourcing ? PARALLEL_SOURCES : 1,
    deleteStale: true,
  })
  await pageCascade.settled()
  for (const { error, plugin } of failed) {
    const acting = sources.find(source => source.plugin.name === plugin.name)
    if (acting) runner.fail(error, acting.plugin, 'sourceNodes')
  }
  for (const name of withoutNodes) failures.add(pluginWithoutNodes(name))
}

/**
 * Stage 4 with the hooks of a site.
 * @param inferred what another thread took from the nodes, where this is none that sources them
 */
export function buildSchema(
  { store, schema, runner, remoteFile }: SiteEngine,
  { gatsbyConfig }: SiteConfig,
  {
    report,
    inference,
    inferred,
  }: {
    readonly report: (problem: Problem) => void
    readonly inference?: Inference
    readonly inferred?: InferredTypes
  },
): Promise<SiteSchema> {
  const hooks: SchemaHooks = {
    async setFields(type) {
      const results = await runner.run('setFieldsOnGraphQLNodeType', { type, ...trace })
      return results.flatMap(({ plugin, value }) =>
        isRecord(value) ? { fields: value, plugin } : [],
      )
    },
    async createResolvers(given) {
      await runner.run('createResolvers', plugin => ({
        ...trace,
        get intermediateSchema() {
          return given.intermediateSchema
        },
        createResolvers: (
          resolvers: Parameters<typeof given.add>[0],
          options: Parameters<typeof given.add>[1] = {},
        ) => given.add(resolvers, options, plugin),
      }))
    },
  }
  return buildSiteSchema({
    nodes: store,
    inference,
    // Files are written by the thread that sources nodes.
    customization: {
      ...schema.customization(),
      ...(inferred ? { printTypeDefinitions: undefined } : {}),
    },
    hooks,
    mapping: gatsbyConfig.mapping ?? {},
    remoteFile,
    inferred,
    report,
  })
}

async function createAllPages(
  { pages, slices, pageCascade, nodes, runner }: SiteEngine,
  {
    schema,
    answers,
    failures,
  }: {
    readonly schema: SiteSchema
    readonly answers: KeptAnswers
    readonly failures: FailureLog
  },
): Promise<void> {
  const started = Date.now()
  for (const hook of ['createPages', 'createPagesStatefully'] as const) {
    pages.setStateful(hook === 'createPagesStatefully')
    await runner.run(hook, plugin => ({
      ...trace,
      ...(hook === 'createPages' ? { waitForCascadingActions: true } : {}),
      deferNodeMutation: true,
      graphql: createGraphqlFunction({ schema, plugin, hook, failures, answers }),
    }))
    await settle(pageCascade, nodes)
  }
  pages.setStateful(false)
  pages.deleteOlderThan(started)
  slices.deleteOlderThan(started)
  for (const problem of pages.conflicts()) failures.add(problem)
}

/** Page hooks create nodes and node hooks may create pages: waits until neither is running. */
async function settle(
  pageCascade: SiteEngine['pageCascade'],
  nodes: SiteEngine['nodes'],
): Promise<void> {
  await pageCascade.settled()
  await nodes.settled()
  await pageCascade.settled()
}

function createProgram(
  { root, prefixPaths, command }: SiteConfig,
  browserslist: readonly string[],
): Program {
  return {
    directory: root,
    prefixPaths,
    extensions: MODULE_EXTENSIONS,
    browserslist,
    _: command,
  }
}

function readWebhookBody(
  { initialWebhookBody }: SiteConfig['environment'],
  failures: FailureLog,
): unknown {
  if (initialWebhookBody === undefined) return {}
  try {
    return JSON.parse(initialWebhookBody)
  } catch {
    const problem: Problem = {
      code: 'SITE_WEBHOOK_BODY',
      severity: 'error',
      message: 'GATSBY_INITIAL_WEBHOOK_BODY is not JSON',
    }
    failures.add(problem)
    return {}
  }
}

function readEngineVersion(): string {
  const manifest = readFileSync(packageFile('package.json'), 'utf8')
  return String(JSON.parse(manifest).version)
}

function flatStrings(value: unknown): string[] {
  return [value].flat(3).filter(item => typeof item === 'string')
}
