import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import {
  cacheKeyOf,
  createPluginCaches,
  openPluginStatuses,
  openSiteCache,
  type SiteCache,
} from '#cache'
import {
  compiledFolder,
  compiledInputs,
  findModuleFile,
  loadableFile,
  type SiteConfig,
} from '#config'
import { type Activity, locateError, type Problem, type Reporter } from '#diagnostics'
import {
  createExternalJobs,
  createJobs,
  type ExternalJobs,
  type Jobs,
  type JobsOptions,
} from '#jobs'
import {
  createNodeCascade,
  createNodeStore,
  loadNodes,
  type Node,
  type NodeCascade,
  type NodeStore,
  type Nodes,
} from '#nodes'
import {
  createPageCascade,
  createPageStore,
  createSliceStore,
  type NodeManifest,
  type PageCascade,
  type PageStore,
  type SliceStore,
} from '#pages'
import {
  type ActionTargets,
  type BuildSettings,
  createActions,
  createBuildSettings,
  createHookArguments,
  createRemoteFileResolvers,
  createSchemaCustomizer,
  createStoreFacade,
  type Emitter,
  type ErrorMap,
  emitNodeEvent,
  emitPageEvent,
  listSiteFunctions,
  type Program,
  type SchemaCustomizer,
  type SiteFunction,
  setCurrentSite,
} from '#plugin-api'
import {
  createHookRunner,
  createThemeShadows,
  type FailureLog,
  type HookRunner,
  type LoadedPlugins,
  type ThemeShadows,
} from '#plugins'
import type { RemoteFileResolvers } from '#schema'
import { createContentDigest } from '#support/create-content-digest'
import { isFunction } from '#support/is-function'
import { engineModule } from '#support/own-files'
import { redirectModules } from './plugin-api/modules/redirect-modules.ts'
import { type JobThreadSite, setSiteGlobal } from './plugin-api/modules/set-up-job-thread.ts'

/** The stores of one site, joined to its hooks. */
export interface SiteEngine {
  readonly cache: SiteCache
  readonly store: NodeStore
  readonly nodes: NodeCascade
  readonly pages: PageStore
  readonly pageCascade: PageCascade
  readonly schema: SchemaCustomizer
  readonly runner: HookRunner
  readonly jobs: Jobs
  readonly statefulPlugins: ReadonlySet<string>
  /** What plugins said of the bundle. */
  readonly buildSettings: BuildSettings
  readonly slices: SliceStore
  readonly nodeManifests: readonly NodeManifest[]
  readonly remoteFile: RemoteFileResolvers
}

export interface SiteEngineInput {
  readonly config: SiteConfig
  readonly loaded: LoadedPlugins
  readonly program: Program
  readonly emitter: Emitter
  readonly reporter: Reporter
  readonly failures: FailureLog
  readonly engineVersion: string
}

/**
 * Makes the stores of a site with what its last run left, and joins them to the hooks: what actions change, what
 * changes lead to further hooks, what plugins see of it. Runs no hook.
 */
export function createSiteEngine(input: SiteEngineInput): SiteEngine {
  const { config, loaded, program, emitter, reporter, failures } = input
  const report = failures.add
  const cache = openCache(input)
  const statuses = openPluginStatuses(cache)
  const getCache = createPluginCaches(cache)
  const store = createNodeStore({
    ...stateOf(cache),
    onEvent: event => emitNodeEvent(emitter, event),
  })
  const requestHeaders = new Map<string, unknown>()
  const remoteFileUrls = new Set<string>()
  const imageSourceUrls = new Set<string>()
  const nodeManifests: NodeManifest[] = []
  const statefulPlugins = new Set<string>()
  const buildSettings = createBuildSettings()
  const schema = createSchemaCustomizer({ root: config.root, report })

  const acting: ActionTargets['acting'] = {}
  const pluginNamed = (name: string | undefined) =>
    loaded.plugins.find(plugin => plugin.name === name)

  // Extensions are known once plugins have named theirs.
  let made: ThemeShadows | undefined
  const shadows = () => {
    const { extensions } = program
    made ??= createThemeShadows({ root: config.root, plugins: loaded.plugins, extensions })
    return made
  }
  const pages = createPageStore({
    root: config.root,
    trailingSlash: config.gatsbyConfig.trailingSlash,
    pathPrefix: config.prefixPaths ? config.gatsbyConfig.pathPrefix : '',
    checkContent: config.command === 'build',
    shadowOf: component => shadows().find(component),
    folderOf: name => loaded.plugins.find(plugin => plugin.name === name)?.resolve,
    warn: report,
    onEvent(event) {
      pageCascade.follow(event)
      emitPageEvent(emitter, event)
    },
  })
  const slices = createSliceStore({
    root: config.root,
    checkContent: config.command === 'build',
  })
  let functions: readonly SiteFunction[] | undefined
  const facade = createStoreFacade({
    config,
    program,
    plugins: () => loaded.plugins,
    pages: () => pages,
    statuses: () => statuses,
    requestHeaders,
    remoteFileUrls,
    imageSourceUrls,
    nodeManifests,
    slices: () => slices.slices,
    functions() {
      functions ??= listSiteFunctions({ root: config.root, plugins: loaded.plugins })
      return functions
    },
    jobs: () => jobs,
  })
  const jobs = createJobs({
    cache,
    ...(config.environment.cpuCount === undefined ? {} : { threads: config.environment.cpuCount }),
    workerFile: ({ resolve }) => findWorkerFile(resolve, config),
    onEvent: event => emitter.emit(event.type, event),
    onProgress: followJobs(reporter),
    external: externalJobs(config, report),
    setUp: {
      module: engineModule('plugin-api/modules/set-up-job-thread').href,
      name: 'setUpJobThread',
      argument: {
        root: config.root,
        redirects: redirectModules(config.root),
        cachesFolder: dirname(getCache('gatsby').directory),
      } satisfies JobThreadSite,
    },
  })
  const argumentsFor = createHookArguments({
    config,
    reporter,
    failures,
    errorMap: new Map() satisfies ErrorMap,
    nodes: store,
    store: facade,
    emitter,
    getCache,
    plugins: () => loaded.plugins,
    actionsFor: acting => actionsFor(acting),
  })
  const runner = createHookRunner({ loaded, argumentsFor, failures })
  const nodes = createNodeCascade({
    store,
    handlers: nodeHandlers(runner, loaded),
    onInvalid(problem) {
      // Told within the call of createNode, so the plugin's own code is on the stack.
      const folders = pluginNamed(problem.plugin)?.resolve ?? config.root
      report({ ...problem, ...locateError(new Error(), [folders]), hook: acting.hook })
    },
    onFailure({ error, plugin, node }) {
      const failed = pluginNamed(plugin.name)
      if (failed) runner.fail(error, failed, 'onCreateNode', nameNode(node, store, config.root))
    },
  })
  const pageCascade = createPageCascade({ pages: () => pages, store, nodes, runner })
  const actionsFor = createActions({
    store,
    cascade: nodes,
    pages,
    schema,
    build: buildSettings,
    statuses,
    statefulPlugins,
    requestHeaders,
    remoteFileUrls,
    imageSourceUrls,
    slices,
    nodeManifests,
    manifestMaxDaysOld: config.environment.manifestMaxDaysOld,
    createJob: jobs.createJob,
    report,
    acting,
    fail: runner.fail,
  })
  setSiteGlobal(config.root)
  setCurrentSite({
    store: facade,
    emitter,
    reporter: {},
    getCache,
    nodes: store,
    createContentDigest,
  })
  const remoteFile = createRemoteFileResolvers({
    folders: () => [config.root, ...loaded.plugins.map(({ resolve }) => resolve)],
    store: facade,
    createJob: jobs.createJob,
    addImageSourceUrl: url => imageSourceUrls.add(String(url)),
    report,
  })
  return {
    cache,
    store,
    nodes,
    pages,
    pageCascade,
    schema,
    runner,
    jobs,
    statefulPlugins,
    buildSettings,
    slices,
    nodeManifests,
    remoteFile,
  }
}

/** Where jobs may be handed over to; a warning when it was asked for and nobody is there to take them. */
function externalJobs(
  { environment }: SiteConfig,
  report: (problem: Problem) => void,
): ExternalJobs | undefined {
  if (!environment.externalJobs) return undefined
  const send = process.send?.bind(process)
  if (send) return createExternalJobs({ send, on: process.on.bind(process) })
  report({
    code: 'SITE_NO_EXTERNAL_JOBS',
    severity: 'warning',
    message:
      'ENABLE_GATSBY_EXTERNAL_JOBS is set, but no process is there to take jobs: they run here',
  })
  return undefined
}

/** The plugin's gatsby-worker as a file that a thread can import. */
async function findWorkerFile(
  folder: string,
  { root, cacheFolder }: SiteConfig,
): Promise<string | undefined> {
  const file = findModuleFile(folder, 'gatsby-worker')
  return file && loadableFile(file, { root, folder: compiledFolder(cacheFolder) })
}

/** Shows the jobs of each kind as one activity, from the first that begins to the last that ends. */
function followJobs(reporter: Reporter): NonNullable<JobsOptions['onProgress']> {
  const activities = new Map<string, { readonly activity: Activity; shown: number }>()
  return ({ kind, done, total }) => {
    let state = activities.get(kind)
    if (!state) {
      state = { activity: reporter.startActivity(`run jobs ${kind}`), shown: 0 }
      activities.set(kind, state)
    }
    state.activity.setTotal(total)
    state.activity.advance(done - state.shown)
    state.shown = done
    if (done < total) return
    state.activity.end()
    activities.delete(kind)
  }
}

function nodeHandlers(runner: HookRunner, { hooksOf }: LoadedPlugins) {
  return runner.implementing('onCreateNode').map(plugin => {
    const wants = hooksOf(plugin).shouldOnCreateNode
    const run = (node: object) => runner.call(plugin, 'onCreateNode', { node })
    return isFunction(wants)
      ? { plugin, run, wants: (node: object) => Boolean(wants({ node }, plugin.pluginOptions)) }
      : { plugin, run }
  })
}

/** A node as messages name it: by the file that it comes from, where there is one. */
function nameNode(node: Node, nodes: Nodes, root: string): string {
  const seen = new Set<Node>()
  let current: Node | undefined = node
  while (current && !seen.has(current)) {
    const { absolutePath, parent }: Node = current
    if (typeof absolutePath === 'string') return relative(root, absolutePath)
    seen.add(current)
    current = parent ? nodes.get(parent) : undefined
  }
  return `node "${node.id}" of type ${node.internal.type}`
}

function stateOf(cache: SiteCache): { readonly state?: NonNullable<ReturnType<typeof loadNodes>> } {
  const state = loadNodes(cache)
  return state ? { state } : {}
}

function openCache({ config, loaded, failures, engineVersion }: SiteEngineInput): SiteCache {
  const { root, cacheFolder } = config
  const key = cacheKeyOf({
    plugins: loaded.plugins,
    files: hookFiles(config, loaded),
    packageJson: readManifest(root),
  })
  return openSiteCache({
    directory: cacheFolder,
    engineVersion,
    key,
    onNotice: failures.add,
  })
}

/** The files of the site and of its local plugins that decide over nodes, by their path in the site. */
function hookFiles({ root, configFile, cacheFolder }: SiteConfig, { plugins }: LoadedPlugins) {
  const local = plugins.filter(({ resolve }) => !resolve.includes('/node_modules/'))
  const entries = local.flatMap(({ resolve }) => findModuleFile(resolve, 'gatsby-node') ?? [])
  const files = [...new Set([...(configFile ? [configFile] : []), ...entries])].flatMap(file =>
    /\.[cm]?ts$/.test(file) ? compiledInputs(file, compiledFolder(cacheFolder)) : [file],
  )
  return Object.fromEntries(files.map(file => [relative(root, file), file]))
}

function readManifest(root: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  } catch {
    return {}
  }
}
