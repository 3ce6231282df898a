import type { SiteConfig } from '#config'
import { ProblemError, type Reporter } from '#diagnostics'
import type { Nodes } from '#nodes'
import type { ArgumentsMaker, FailureLog, HookName, Plugin } from '#plugins'
import { createContentDigest } from '#support/create-content-digest'
import { nodeIdMakerOf } from '#support/create-node-id'
import type { BoundActions } from './actions.ts'
import type { Emitter } from './emitter.ts'
import { cacheTooEarly } from './errors.ts'
import { createContentLoader } from './load-node-content.ts'
import { createPluginReporter, type ErrorMap } from './plugin-reporter.ts'
import { publicPathOf } from './public-path.ts'
import type { StoreFacade } from './store-facade.ts'
import { createTracing } from './tracing.ts'
import { typeBuilders } from './type-builders.ts'

export interface HookArgumentsOptions {
  readonly config: SiteConfig
  readonly reporter: Reporter
  readonly failures: FailureLog
  readonly nodes: Nodes
  readonly store: StoreFacade
  readonly emitter: Emitter
  readonly getCache: (name: string) => object
  readonly errorMap: ErrorMap
  readonly plugins: () => readonly Plugin[]
  readonly actionsFor: (acting: {
    readonly plugin: Plugin
    readonly hook: HookName
    readonly isOver: () => boolean
  }) => BoundActions
}

/**
 * Makes the function that gives hooks their first argument: Gatsby's helpers, the same objects for all calls of one
 * hook of one plugin, with what is specific to the call.
 */
export function createHookArguments(options: HookArgumentsOptions): ArgumentsMaker {
  const shared = sharedHelpers(options)
  const known = new Map<Plugin, Map<HookName, PluginHelpers>>()
  return (plugin, hook, specific) => {
    let hooks = known.get(plugin)
    if (!hooks) {
      hooks = new Map()
      known.set(plugin, hooks)
    }
    let helpers = hooks.get(hook)
    if (!helpers) {
      const { own, finish } = pluginHelpers(plugin, hook, options)
      helpers = { own: { ...shared, ...own }, finish }
      hooks.set(hook, helpers)
    }
    const args = { ...helpers.own }
    // Getters stay getters: what is costly is made when a plugin reads it.
    if (hook === 'createResolvers') {
      Object.defineProperties(args, Object.getOwnPropertyDescriptors(specific))
      return { args, finish: helpers.finish }
    }
    return { args: Object.assign(args, specific), finish: helpers.finish }
  }
}

interface PluginHelpers {
  readonly own: Readonly<Record<string, unknown>>
  readonly finish: () => void
}

function pluginHelpers(
  plugin: Plugin,
  hook: HookName,
  { config, reporter, failures, errorMap, actionsFor, getCache }: HookArgumentsOptions,
): PluginHelpers {
  let over = false
  const { reporter: ownReporter, endActivities } = createPluginReporter({
    plugin,
    hook,
    reporter,
    failures,
    errorMap,
    isBuild: config.command === 'build',
  })
  return {
    own: {
      actions: actionsFor({ plugin, hook, isOver: () => over }),
      reporter: ownReporter,
      cache: hook === 'onPreInit' ? unopenedCache(plugin.name) : getCache(plugin.name),
      createNodeId: nodeIdMakerOf(plugin.name),
    },
    finish() {
      // createPages runs once at a time, so its end is the end of the call.
      over = true
      endActivities()
    },
  }
}

function sharedHelpers({
  config,
  nodes,
  store,
  emitter,
  getCache,
  plugins,
}: HookArgumentsOptions): Readonly<Record<string, unknown>> {
  const tracing = createTracing()
  const getNode = (id: unknown) => (typeof id === 'string' ? nodes.get(id) : undefined)
  return {
    store,
    emitter,
    getCache,
    getNode,
    getNodes: () => [...nodes.all()],
    getNodesByType: (type: string) => [...nodes.ofTypeById(type)],
    getNodeAndSavePathDependency: getNode,
    createContentDigest,
    loadNodeContent: createContentLoader(plugins),
    basePath: config.prefixPaths ? config.gatsbyConfig.pathPrefix : '',
    pathPrefix: publicPathOf(config),
    schema: typeBuilders,
    tracing,
    parentSpan: tracing.parentSpan,
  }
}

/** In onPreInit the cache is not open yet: its functions reject, as in Gatsby. */
function unopenedCache(plugin: string): object {
  const reject = () => Promise.reject(new ProblemError(cacheTooEarly(plugin)))
  return { name: plugin, get: reject, set: reject, del: reject }
}
