import type { PluginStatuses } from '#cache'
import { type Problem, ProblemError } from '#diagnostics'
import type { JobInput } from '#jobs'
import type { Node, NodeCascade, NodeStore } from '#nodes'
import {
  lateCreatePage,
  type NodeManifest,
  type PageInput,
  type PageStore,
  readNodeManifest,
  type SliceStore,
} from '#pages'
import type { HookName, HookRunner, Plugin } from '#plugins'
import { isRecord } from '#support/is-record'
import type { BuildSettings } from './build-settings.ts'
import { actionDeprecated, actionNotAvailable, unusableManifest } from './errors.ts'
import type { SchemaCustomizer } from './schema-customizer.ts'

/** The stores that actions change. */
export interface ActionTargets {
  readonly store: NodeStore
  readonly cascade: NodeCascade
  readonly pages: PageStore
  readonly schema: SchemaCustomizer
  readonly build: BuildSettings
  readonly statuses: PluginStatuses
  /** Plugins that look after stale nodes of their own (`enableStatefulSourceNodes`). */
  readonly statefulPlugins: Set<string>
  /** Headers for requests of remote files, by domain. */
  readonly requestHeaders: Map<string, unknown>
  readonly remoteFileUrls: Set<string>
  /** Addresses of images that the image CDN was asked for. */
  readonly imageSourceUrls: Set<string>
  readonly slices: SliceStore
  readonly nodeManifests: NodeManifest[]
  /** Days after a node's change in which it gets a node manifest. */
  readonly manifestMaxDaysOld: number
  readonly createJob: (job: JobInput, plugin: Plugin) => Promise<unknown>
  readonly report: (problem: Problem) => void
  /** Set to the hook that acts while an action runs. */
  readonly acting: { hook?: HookName | undefined }
  /** Notes a failure that ends the command, whatever the plugin makes of it. */
  readonly fail: HookRunner['fail']
}

/** One call of an action: who acts, in which hook. */
interface Acting {
  readonly plugin: Plugin
  readonly hook: HookName
  /** Whether the hook's promise has settled. */
  readonly isOver: () => boolean
}

type Action = (input: unknown, acting: Acting) => unknown

/** In which hooks an action works; in all where it is not listed (Gatsby's restricted actions). */
const RESTRICTED: Readonly<
  Record<
    string,
    { readonly allowed: readonly HookName[]; readonly deprecated?: readonly HookName[] }
  >
> = {
  createTypes: {
    allowed: ['createSchemaCustomization'],
    deprecated: ['onPreInit', 'onPreBootstrap', 'sourceNodes'],
  },
  createFieldExtension: { allowed: ['createSchemaCustomization'], deprecated: ['sourceNodes'] },
  createResolverContext: { allowed: ['createSchemaCustomization'] },
  addThirdPartySchema: {
    allowed: ['createSchemaCustomization'],
    deprecated: ['onPreInit', 'onPreBootstrap', 'sourceNodes'],
  },
  printTypeDefinitions: { allowed: ['createSchemaCustomization'] },
  createSlice: { allowed: ['createPages'] },
  addRemoteFileAllowedUrl: {
    allowed: ['onPreInit', 'onPreBootstrap', 'onPluginInit', 'createSchemaCustomization'],
  },
}

/** The actions of a hook as plugins call them: `action(input)`, or `action(input, otherPlugin)`. */
export type BoundActions = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>

/** Makes the function that gives a plugin its actions in a hook. */
export function createActions(
  targets: ActionTargets,
): (acting: { plugin: Plugin; hook: HookName; isOver: () => boolean }) => BoundActions {
  const actions = actionsOn(targets)
  return acting => {
    const bound: Record<string, (...args: readonly unknown[]) => unknown> = {}
    for (const [name, action] of Object.entries(actions)) {
      bound[name] = bind(name, action, acting, targets)
    }
    return bound
  }
}

function bind(
  name: string,
  action: Action,
  acting: Acting,
  { report }: ActionTargets,
): (...args: readonly unknown[]) => unknown {
  const { hook, plugin } = acting
  const rule = RESTRICTED[name]
  const allowedIn = rule?.allowed ?? []
  if (rule && !rule.allowed.includes(hook)) {
    if (!rule.deprecated?.includes(hook)) {
      return () => report(actionNotAvailable({ action: name, allowedIn }, plugin.name, hook))
    }
    return (...args) => {
      report(actionDeprecated({ action: name, allowedIn }, plugin.name, hook))
      return action(args[0], acting)
    }
  }
  return (...args) => {
    const [input, other] = args
    return action(
      input,
      isActingPlugin(other) ? { ...acting, plugin: { ...plugin, ...other } } : acting,
    )
  }
}

function actionsOn(targets: ActionTargets): Readonly<Record<string, Action>> {
  const { store, cascade, pages, schema, build, statuses } = targets
  const setting =
    (action: Parameters<BuildSettings['add']>[0]['action']): Action =>
    (value, { plugin }) =>
      build.add({ action, value, plugin })

  return {
    createNode(input, { plugin, hook }) {
      targets.acting.hook = hook
      try {
        return cascade.createNode(input, plugin)
      } finally {
        targets.acting.hook = undefined
      }
    },
    deleteNode: (input, { plugin }) => store.deleteNode(idOf(input), plugin),
    touchNode(input) {
      const id = idOf(input)
      if (id !== undefined) store.touchNode(id)
    },
    createParentChildLink(input, { plugin }) {
      if (isLink(input)) store.createParentChildLink(input, plugin)
    },
    createNodeField(input, { plugin }) {
      if (isField(input)) store.createNodeField(input, plugin)
    },

    createTypes: (input, { plugin }) => schema.createTypes(input, plugin),
    createFieldExtension: (input, { plugin }) => schema.createFieldExtension(input, plugin),
    createResolverContext: (input, { plugin }) => schema.createResolverContext(input, plugin),
    addThirdPartySchema: (input, { plugin }) => schema.addThirdPartySchema(input, plugin),
    printTypeDefinitions: input => schema.printTypeDefinitions(input),

    createPage: (input, acting) => createPage(input, acting, targets),
    deletePage(input) {
      if (isRecord(input) && typeof input.path === 'string') pages.deletePage({ path: input.path })
    },
    createRedirect(input) {
      if (isRecord(input)) pages.createRedirect(input)
    },
    createSlice: (input, acting) => createSlice(input, acting, targets),

    createJobV2(input, { plugin }) {
      return isJob(input) ? targets.createJob(input, plugin) : Promise.resolve()
    },
    // The first generation of jobs only ever showed a line in the terminal.
    createJob() {},
    setJob() {},
    endJob() {},

    setPluginStatus(input, { plugin }) {
      if (isRecord(input)) statuses.set(plugin.name, input)
    },
    // Without arguments an action gets its plugin first, with `true` it is meant all the same.
    enableStatefulSourceNodes: (_, { plugin }) => targets.statefulPlugins.add(plugin.name),
    setRequestHeaders(input) {
      if (isRecord(input) && typeof input.domain === 'string') {
        targets.requestHeaders.set(hostOf(input.domain), input.headers)
      }
    },
    addRemoteFileAllowedUrl(input) {
      for (const url of [input].flat()) {
        if (typeof url === 'string') targets.remoteFileUrls.add(url)
      }
    },
    addGatsbyImageSourceUrl(url) {
      if (typeof url === 'string') targets.imageSourceUrls.add(url)
    },
    unstable_createNodeManifest: (input, acting) => createNodeManifest(input, acting, targets),
    createPageDependency() {},

    setWebpackConfig: setting('setWebpackConfig'),
    replaceWebpackConfig: setting('replaceWebpackConfig'),
    setBabelOptions: setting('setBabelOptions'),
    setBabelPlugin: setting('setBabelPlugin'),
    setBabelPreset: setting('setBabelPreset'),
  }
}

function createPage(input: unknown, acting: Acting, { pages, report, fail }: ActionTargets): void {
  const { plugin, hook } = acting
  const page: PageInput = isRecord(input) ? input : {}
  try {
    const created = pages.createPage(page, plugin, hook)
    // As Gatsby does: plugins read the path back.
    page.path = created.path
    if (hook === 'createPages' && acting.isOver()) {
      report(lateCreatePage(created.path, plugin.name))
    }
  } catch (error) {
    // A page that cannot be made ends a build even where the plugin catches the error.
    if (error instanceof ProblemError) fail(error, plugin, hook)
    throw error
  }
}

function createSlice(input: unknown, { plugin, hook }: Acting, targets: ActionTargets): void {
  try {
    targets.slices.createSlice(input, plugin)
  } catch (error) {
    if (error instanceof ProblemError) targets.fail(error, plugin, hook)
    throw error
  }
}

function createNodeManifest(
  input: unknown,
  { plugin, hook }: Acting,
  { nodeManifests, manifestMaxDaysOld, report }: ActionTargets,
): void {
  const manifest = readNodeManifest(input, plugin.name, { maxDaysOld: manifestMaxDaysOld })
  if (!manifest) return
  if ('fault' in manifest) report(unusableManifest(manifest.fault, plugin.name, hook))
  else nodeManifests.push(manifest)
}

function idOf(input: unknown): string | undefined {
  return isRecord(input) && typeof input.id === 'string' ? input.id : undefined
}

function hostOf(domain: string): string {
  return URL.canParse(domain) ? new URL(domain).hostname : domain
}

function isActingPlugin(value: unknown): value is { readonly name: string } {
  return isRecord(value) && typeof value.name === 'string'
}

function isNode(value: unknown): value is Node {
  return isRecord(value) && typeof value.id === 'string' && isRecord(value.internal)
}

function isLink(value: unknown): value is { parent: Node; child: { id: string } } {
  return isRecord(value) && isNode(value.parent) && isRecord(value.child)
}

function isField(value: unknown): value is { node: Node; name: string; value: unknown } {
  return isRecord(value) && isNode(value.node) && typeof value.name === 'string'
}

function isJob(value: unknown): value is JobInput {
  return isRecord(value) && typeof value.name === 'string' && typeof value.outputDir === 'string'
}
