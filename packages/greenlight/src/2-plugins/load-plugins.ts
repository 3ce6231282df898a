import { existsSync, readFileSync } from 'node:fs'
import isEqual from 'lodash-es/isEqual.js'
import uniqWith from 'lodash-es/uniqWith.js'
import { findModuleFile, folderOfPackage, type SiteConfig } from '#config'
import { type Problem, ProblemError } from '#diagnostics'
import { closestMatch } from '#support/closest-match'
import { isRecord } from '#support/is-record'
import { detectExports, findBundledFile } from './detect-exports.ts'
import { severalRenderers, unknownExport } from './errors.ts'
import { BROWSER_HOOKS, NODE_HOOKS, SSR_HOOKS } from './hook-names.ts'
import {
  type InternalPlugin,
  LEADING_PLUGINS,
  TRAILING_PLUGIN,
  TYPESCRIPT_STAND_IN,
} from './internal-plugins.ts'
import type { Plugin } from './plugin.ts'
import type { PluginDraft } from './plugin-draft.ts'
import { createPluginModules, type GatsbyNodeModule, type PluginModules } from './plugin-module.ts'
import {
  createInternalRecord,
  createPluginRecord,
  createSiteRecord,
  type MutablePlugin,
} from './plugin-record.ts'
import { valuesAt } from './sub-plugin-paths.ts'
import { validateOptions } from './validate-options.ts'

const PAGE_CREATOR = 'gatsby-plugin-page-creator'
const TYPESCRIPT = 'gatsby-plugin-typescript'

/** Hooks of internal plugins that need nothing but their arguments. */
const BUILT_IN_HOOKS: Readonly<Record<string, GatsbyNodeModule>> = {
  [TYPESCRIPT]: { resolvableExtensions: () => ['.ts', '.tsx'] },
  partytown: { createPages: redirectProxiedUrls },
}

interface CreatePagesArguments {
  readonly actions: { readonly createRedirect: (redirect: object) => unknown }
  readonly store: {
    getState(): { readonly config: { readonly partytownProxiedURLs?: readonly string[] } }
  }
}

/** Redirects that hosts serve third-party scripts by, so that workers may fetch them. */
function redirectProxiedUrls({ actions, store }: CreatePagesArguments): void {
  for (const toPath of store.getState().config.partytownProxiedURLs ?? []) {
    const fromPath = `/__third-party-proxy?url=${encodeURIComponent(toPath)}`
    actions.createRedirect({ fromPath, toPath, statusCode: 200 })
  }
}

/** The plugins of a site in hook order, with their loaded gatsby-node files. */
export interface LoadedPlugins {
  readonly plugins: readonly Plugin[]
  /** Hooks of a plugin; empty for one without gatsby-node. */
  readonly hooksOf: (plugin: Plugin) => GatsbyNodeModule
  /** Errors and warnings of the plugins' entries, options and files. */
  readonly problems: readonly Problem[]
  /** The manifest of a plugin's package; `{}` where there is none. */
  readonly manifestOf: (plugin: Plugin) => Readonly<Record<string, unknown>>
}

/**
 * Stage 2: the flattened list of plugins in Gatsby's order: internal ones, the configured ones each followed
 * by its sub-plugins, a page creator for each of these, TypeScript, the site, the site's page creator, Partytown.
 * Options are validated by the plugins' own schemas; files are loaded and their hooks listed.
 *
 * @param internalHooks gatsby-node exports of internal plugins, by name
 */
export async function loadPlugins(
  config: SiteConfig,
  {
    compiled,
    internalHooks = {},
    replaceHooks = (_plugin, found) => found,
  }: {
    /** Folder for compiled TypeScript. */
    readonly compiled: string
    readonly internalHooks?: Readonly<Record<string, GatsbyNodeModule>>
    /** Has the last word on a plugin's hooks. */
    readonly replaceHooks?: (plugin: Plugin, hooks: GatsbyNodeModule) => GatsbyNodeModule
  },
): Promise<LoadedPlugins> {
  const internals = [...LEADING_PLUGINS, TRAILING_PLUGIN, TYPESCRIPT_STAND_IN]
  const given = new Map(
    internals.map(({ name, folder }) => [
      folder,
      internalHooks[name] ?? BUILT_IN_HOOKS[name] ?? {},
    ]),
  )
  const modules = createPluginModules({ root: config.root, compiled, given })
  const problems: Problem[] = []

  const drafts = config.plugins.map(toDraft)
  for (const draft of drafts) problems.push(...(await validateOptions(draft, modules)))
  const configured = drafts.flatMap(draft => createPluginRecord(draft) ?? [])

  const leading = LEADING_PLUGINS.map(createInternalRecord)
  const beforeSite = [...leading, ...configured]
  const pageCreators = beforeSite.map(plugin => createPageCreator(config, plugin.resolve))
  const listed = [
    ...beforeSite,
    ...pageCreators,
    configured.some(({ name }) => name === TYPESCRIPT) ? undefined : createTypescript(config),
    createSiteRecord(config.root),
    createPageCreator(config, config.root, ownPageCreator(drafts, config.root)),
    createInternalRecord(TRAILING_PLUGIN),
  ].filter(plugin => plugin !== undefined)
  const plugins = uniqWith(listed, isEqual).flatMap(withSubPlugins)

  const hooks = new Map<Plugin, GatsbyNodeModule>()
  for (const plugin of plugins) {
    const found = await listHooks(plugin, modules, internals, problems)
    hooks.set(plugin, hasNothingToDo(plugin, config.command) ? {} : replaceHooks(plugin, found))
  }
  markReplacedRenderers(plugins, problems)
  const manifests = new Map(internals.map(({ folder, manifest }) => [folder, manifest]))
  return {
    plugins,
    problems: distinct(problems),
    hooksOf: plugin => hooks.get(plugin) ?? {},
    manifestOf: plugin => manifests.get(plugin.resolve) ?? readManifest(plugin.resolve),
  }
}

function toDraft(entry: SiteConfig['plugins'][number]): PluginDraft {
  const options = { ...entry.options }
  if (Array.isArray(options.plugins)) {
    options.plugins = options.plugins.map((plugin: unknown) =>
      typeof plugin === 'string' ? { resolve: plugin, options: {} } : plugin,
    )
  }
  return { ...entry, options }
}

function createPageCreator(
  config: SiteConfig,
  folder: string,
  options: Record<string, unknown> = { path: `${folder}/src/pages`, pathCheck: false },
): MutablePlugin | undefined {
  return createCompanion(config, PAGE_CREATOR, options)
}

/** A page creator configured for the site's own pages replaces the options of the built-in one. */
function ownPageCreator(
  drafts: readonly PluginDraft[],
  root: string,
): Record<string, unknown> | undefined {
  return drafts.find(
    ({ resolve, options }) => resolve === PAGE_CREATOR && options.path === `${root}/src/pages`,
  )?.options
}

/**
 * Whether a built-in page creator looks after a folder that does not exist. Most plugins have no pages, and each
 * creator would start a file watcher.
 */
function hasNothingToDo(plugin: Plugin, command: SiteConfig['command']): boolean {
  const { path, pathCheck } = plugin.pluginOptions
  if (plugin.name !== PAGE_CREATOR || pathCheck !== false || typeof path !== 'string') return false
  const mayAppear = command === 'develop' && !path.includes('/node_modules/')
  return !mayAppear && !existsSync(path)
}

function createTypescript(config: SiteConfig): MutablePlugin {
  const options = { allExtensions: false, isTSX: false, jsxPragma: 'React' }
  return createCompanion(config, TYPESCRIPT, options) ?? createInternalRecord(TYPESCRIPT_STAND_IN)
}

/** A plugin that comes with Gatsby: seen from the site, or else from where the site's Gatsby is. */
function createCompanion(
  { root }: SiteConfig,
  name: string,
  options: Record<string, unknown>,
): MutablePlugin | undefined {
  const gatsby = folderOfPackage('gatsby', root)
  const folder = folderOfPackage(name, root) ?? (gatsby && folderOfPackage(name, gatsby))
  if (folder === undefined) return undefined
  const origin = { file: root, keyPath: [] }
  return createPluginRecord({ resolve: folder, options, parentDir: root, origin })
}

function withSubPlugins(plugin: MutablePlugin): MutablePlugin[] {
  const subPlugins = (plugin.subPluginPaths ?? []).flatMap(path =>
    valuesAt(plugin.pluginOptions, path).filter(isPluginRecord),
  )
  return [plugin, ...subPlugins.flatMap(withSubPlugins)]
}

function isPluginRecord(value: unknown): value is MutablePlugin {
  return isRecord(value) && 'pluginOptions' in value && typeof value.id === 'string'
}

/** Fills in which hooks a plugin has, and reports exports that are none. */
async function listHooks(
  plugin: MutablePlugin,
  modules: PluginModules,
  internals: readonly InternalPlugin[],
  problems: Problem[],
): Promise<GatsbyNodeModule> {
  let hooks: GatsbyNodeModule = {}
  try {
    hooks = await modules.gatsbyNode(plugin.resolve)
    const internal = internals.find(({ folder }) => folder === plugin.resolve)
    if (internal) {
      plugin.nodeAPIs = internal.nodeAPIs
      return hooks
    }
    const file = findModuleFile(plugin.resolve, 'gatsby-node')
    const names = Object.keys(hooks).filter(name => name !== '__esModule')
    plugin.nodeAPIs = sift(plugin, { names, known: NODE_HOOKS, file, problems })
    for (const [kind, known] of [
      ['browser', BROWSER_HOOKS],
      ['ssr', SSR_HOOKS],
    ] as const) {
      const bundled = findBundledFile(plugin.resolve, `gatsby-${kind}`)
      if (!bundled) continue
      const exported = detectExports(bundled, plugin.name)
      plugin[`${kind}APIs`] = sift(plugin, { names: exported, known, file: bundled, problems })
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    problems.push(...error.problems.map(problem => ({ ...problem, plugin: plugin.name })))
  }
  return hooks
}

function sift(
  plugin: Plugin,
  {
    names,
    known,
    file = plugin.resolve,
    problems,
  }: {
    readonly names: readonly string[]
    readonly known: readonly string[]
    readonly file: string | undefined
    readonly problems: Problem[]
  },
): string[] {
  for (const name of names.filter(name => !known.includes(name) && name !== 'default')) {
    const suggestion = closestMatch(name, known)
    problems.push(unknownExport({ plugin: plugin.name, name, file, suggestion }))
  }
  return names.filter(name => known.includes(name))
}

function markReplacedRenderers(plugins: readonly MutablePlugin[], problems: Problem[]): void {
  const renderers = plugins.filter(({ ssrAPIs }) => ssrAPIs.includes('replaceRenderer'))
  if (renderers.length < 2) return
  problems.push(severalRenderers(renderers.map(({ name }) => name)))
  for (const plugin of renderers.slice(0, -1)) plugin.skipSSR = true
}

/** A plugin that is listed several times has the same problem each time. */
function distinct(problems: readonly Problem[]): Problem[] {
  return uniqWith(
    problems,
    (a, b) =>
      a.code === b.code && a.message === b.message && a.file === b.file && a.line === b.line,
  )
}

function readManifest(folder: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
  } catch {
    return {}
  }
}
