import pick from 'lodash-es/pick.js'
import type { SiteConfig } from '#config'
import type { GatsbyNodeModule, LoadedPlugins, Plugin } from '#plugins'
import { createContentDigest } from '#support/create-content-digest'
import { isFunction } from '#support/is-function'
import type { SiteFunction } from './site-functions.ts'

const MANIFEST_FIELDS = ['name', 'description', 'version', 'main', 'keywords', 'author', 'license']

// Two of the names are misspelt in Gatsby, and with them the fields of the nodes.
const DEPENDENCY_FIELDS = [
  'dependencies',
  'devDependencies',
  'peerDependencies',
  'optionalDependecies',
  'bundledDependecies',
]

/**
 * The hooks of Gatsby's internal plugin of this name: nodes `SitePlugin`, `Site`, `SiteBuildMetadata` and
 * `SiteFunction`, and the resolver of `Site.buildTime`.
 *
 * @param loaded asked for late: the plugin is part of the list itself
 */
export function createDataBridge({
  config,
  loaded,
}: {
  readonly config: () => SiteConfig
  readonly loaded: () => LoadedPlugins
}): GatsbyNodeModule {
  return {
    sourceNodes({ actions, store }: SourceNodesArguments) {
      const createNode = actions.createNode ?? (() => {})
      const { plugins, manifestOf } = loaded()
      for (const plugin of plugins) createNode(pluginNode(plugin, manifestOf(plugin)))
      createNode(siteNode(config()))
      createNode(buildMetadataNode())
      for (const one of store.getState().functions) createNode(functionNode(one))
    },
    createResolvers({ createResolvers }: { createResolvers: (resolvers: object) => void }) {
      createResolvers({ Site: { buildTime: { type: 'Date', resolve: resolveBuildTime } } })
    },
  }
}

interface SourceNodesArguments {
  readonly actions: Readonly<Record<string, (node: object) => unknown>>
  readonly store: { getState(): { readonly functions: readonly SiteFunction[] } }
}

function pluginNode(plugin: Plugin, manifest: Readonly<Record<string, unknown>>): object {
  // Of a sub-plugin's module nothing but its functions would be left.
  const { module: _, ...record } = plugin
  const data = { ...record, pluginFilepath: plugin.resolve }
  return {
    ...data,
    packageJson: {
      ...pick(manifest, MANIFEST_FIELDS),
      ...Object.fromEntries(
        DEPENDENCY_FIELDS.map(field => [field, dependencyList(manifest[field])]),
      ),
    },
    parent: null,
    children: [],
    internal: { contentDigest: createContentDigest(data), type: 'SitePlugin' },
  }
}

function dependencyList(dependencies: unknown): { name: string; version: unknown }[] {
  if (typeof dependencies !== 'object' || dependencies === null) return []
  return Object.entries(dependencies).map(([name, version]) => ({ name, version }))
}

/** All of the configuration but its plugins. */
function siteNode({ gatsbyConfig }: SiteConfig): object {
  const { plugins: _, ...config } = gatsbyConfig
  // Port and host are Gatsby's when its command names none.
  const node = { siteMetadata: {}, port: 80, host: 'localhost', ...config }
  return {
    ...node,
    id: 'Site',
    parent: null,
    children: [],
    internal: { contentDigest: createContentDigest(node), type: 'Site' },
  }
}

function buildMetadataNode(): object {
  const started = Date.now() - process.uptime() * 1000
  const metadata = { buildTime: new Date(Math.floor(started / 1000) * 1000).toJSON() }
  return {
    ...metadata,
    id: 'SiteBuildMetadata',
    parent: null,
    children: [],
    internal: { contentDigest: createContentDigest(metadata), type: 'SiteBuildMetadata' },
  }
}

function functionNode(given: SiteFunction): object {
  return {
    id: `gatsby-function-${given.absoluteCompiledFilePath}`,
    ...given,
    parent: null,
    children: [],
    internal: { contentDigest: createContentDigest(given), type: 'SiteFunction' },
  }
}

interface ResolveContext {
  readonly nodeModel: {
    getNodeById(args: object): { readonly buildTime?: unknown } | null
  }
}

function resolveBuildTime(
  source: object,
  args: unknown,
  context: ResolveContext,
  info: { readonly originalResolver?: unknown },
): unknown {
  const id = 'SiteBuildMetadata'
  const buildTime = context.nodeModel.getNodeById({ id, type: id })?.buildTime
  const { originalResolver } = info
  return isFunction(originalResolver)
    ? originalResolver({ ...source, buildTime }, args, context, info)
    : buildTime
}
