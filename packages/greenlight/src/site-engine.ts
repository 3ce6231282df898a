import { relative } from 'node:path'
import type { PluginCache, PluginStatuses } from '#cache'
import type { SiteConfig } from '#config'
import { locateError, type Reporter } from '#diagnostics'
import type { Jobs } from '#jobs'
import {
  createNodeCascade,
  createNodeStore,
  type Node,
  type NodeCascade,
  type NodeStore,
  type NodeStoreState,
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
  type BoundActions,
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
  type StoreFacade,
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
import { setSiteGlobal } from './plugin-api/modules/set-up-job-thread.ts'

/** The stores of one site, joined to its hooks. */
export interface SiteEngine {
  readonly store: NodeStore
  readonly nodes: NodeCascade
  readonly pages: PageStore
  readonly pageCascade: PageCascade
  readonly schema: SchemaCustomizer
  readonly runner: HookRunner
  readonly statefulPlugins: ReadonlySet<string>
  /** What plugins said of the bundle. */
  readonly buildSettings: BuildSettings
  readonly slices: SliceStore
  readonly nodeManifests: readonly NodeManifest[]
  readonly remoteFile: RemoteFileResolvers
  /** What plugins said of requests to other servers. */
  readonly remote: RemoteRequests
}

/** What is known of requests to other servers; added to by actions. */
export interface RemoteRequests {
  /** Headers by domain. */
  readonly headers: Map<string, unknown>
  readonly allowedUrls: Set<string>
  /** Addresses of images that the image CDN was asked for. */
  readonly imageUrls: Set<string>
}

/** What stores are made of: what the last run left, or what another thread shares. */
export interface SiteStores {
  readonly nodes: NodeStoreState | undefined
  readonly statuses: PluginStatuses
  readonly getCache: (name: string) => PluginCache
  readonly jobs: Jobs
}

/** Keeps plugins from what only the main thread has. */
export interface SiteLimits {
  actions(actions: BoundActions): BoundActions
  store(store: StoreFacade): StoreFacade
}

export interface SiteEngineInput {
  readonly config: SiteConfig
  readonly loaded: LoadedPlugins
  readonly program: Program
  readonly emitter: Emitter
  readonly reporter: Reporter
  readonly failures: FailureLog
  readonly stores: SiteStores
  /** Given in other threads than the main one. */
  readonly limits?: SiteLimits
}

/**
 * Makes the stores of a site with what its last run left, and joins them to the hooks: what actions change, what
 * changes lead to further hooks, what plugins see of it. Runs no hook.
 */
export function createSiteEngine(input: SiteEngineInput): SiteEngine {
  const { config, loaded, program, emitter, reporter, failures, limits } = input
  const { statuses, getCache, jobs, nodes: state } = input.stores
  const report = failures.add
  const store = createNodeStore({
    ...(state ? { state } : {}),
    onEvent: event => emitNodeEvent(emitter, event),
  })
  const remote: RemoteRequests = {
    headers: new Map(),
    allowedUrls: new Set(),
    imageUrls: new Set(),
  }
  const ofRemote = {
    requestHeaders: remote.headers,
    remoteFileUrls: remote.allowedUrls,
    imageSourceUrls: remote.imageUrls,
  }
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
  const ownFacade = createStoreFacade({
    config,
    program,
    plugins: () => loaded.plugins,
    pages: () => pages,
    statuses: () => statuses,
    ...ofRemote,
    nodeManifests,
    slices: () => slices.slices,
    functions() {
      functions ??= listSiteFunctions({ root: config.root, plugins: loaded.plugins })
      return functions
    },
    jobs: () => jobs,
  })
  const facade = limits?.store(ownFacade) ?? ownFacade
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
    actionsFor(acting) {
      const actions = actionsFor(acting)
      return limits?.actions(actions) ?? actions
    },
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
    ...ofRemote,
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
    addImageSourceUrl: url => remote.imageUrls.add(String(url)),
    report,
  })
  return {
    store,
    nodes,
    pages,
    pageCascade,
    schema,
    runner,
    statefulPlugins,
    buildSettings,
    slices,
    nodeManifests,
    remoteFile,
    remote,
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
