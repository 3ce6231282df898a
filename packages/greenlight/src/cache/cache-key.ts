import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { createContentDigest } from '#support/create-content-digest'

/** What the key needs to know of a plugin. */
export interface KeyPlugin {
  readonly name: string
  readonly version: string
  readonly pluginOptions: Readonly<Record<string, unknown>>
  /** Hooks exported by its gatsby-node. */
  readonly nodeAPIs: readonly string[]
}

export interface CacheKeyInput {
  /** In hook order, the site itself included. */
  readonly plugins: readonly KeyPlugin[]
  /** Files whose text decides over nodes, by the name to show: gatsby-node, gatsby-config, local plugins. */
  readonly files: Readonly<Record<string, string>>
  /** Parsed package.json of the site. */
  readonly packageJson: Readonly<Record<string, unknown>>
}

/** What kept data depends on. */
export interface CacheKey {
  /** Digests by a name that a notice can show; a change of any drops the whole cache. */
  readonly whole: Readonly<Record<string, string>>
  /** Digests by plugin name; a change drops what that plugin kept in its cache. */
  readonly plugins: Readonly<Record<string, string>>
}

/** Hooks that cannot change nodes which a later run would find. */
const HOOKS_WITHOUT_TRACE = new Set([
  'pluginOptionsSchema',
  'onCreateBabelConfig',
  'onCreateWebpackConfig',
  'resolvableExtensions',
  'onPreBuild',
  'onPostBuild',
  'onCreateDevServer',
  'createPages',
  'createPagesStatefully',
  'onCreatePage',
])

/** Parts of package.json that say which code runs. */
const PACKAGE_FIELDS = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'overrides',
  'resolutions',
  'type',
  'imports',
  'exports',
  'main',
] as const

/**
 * What kept nodes and plugin caches depend on.
 *
 * Gatsby drops its cache when any plugin's version, package.json, gatsby-config or gatsby-node changes. This key is
 * finer where that is safe: a plugin that only takes part in pages, bundling and output loses its own cache and
 * nothing else, and scripts and descriptions in package.json do not count. It is stricter where Gatsby is not:
 * options of plugins count, and every file of local plugins that is named.
 */
export function cacheKeyOf({ plugins, files, packageJson }: CacheKeyInput): CacheKey {
  const whole: Record<string, string> = {}
  const own: Record<string, string> = {}
  for (const plugin of plugins) {
    const digest = createContentDigest([plugin.version, digestOf(plugin.pluginOptions)])
    own[plugin.name] = createContentDigest((own[plugin.name] ?? '') + digest)
  }
  const sourcing = plugins.filter(leavesTrace).map(({ name }) => name)
  for (const name of sourcing) whole[`plugin ${name}`] = own[name] ?? ''
  whole['order of plugins'] = createContentDigest(sourcing)
  for (const [name, path] of Object.entries(files)) whole[name] = digestOfFile(path)
  whole['package.json'] = digestOf(PACKAGE_FIELDS.map(field => packageJson[field] ?? null))
  return { whole, plugins: own }
}

function leavesTrace({ nodeAPIs }: KeyPlugin): boolean {
  return nodeAPIs.some(hook => !HOOKS_WITHOUT_TRACE.has(hook))
}

/** Options may hold functions, instances, modules and rings. */
function digestOf(value: unknown): string {
  try {
    return createContentDigest([value])
  } catch {
    return createContentDigest(inspect(value, { depth: null, maxArrayLength: null }))
  }
}

function digestOfFile(path: string): string {
  try {
    return createContentDigest(readFileSync(path))
  } catch {
    return 'missing'
  }
}
