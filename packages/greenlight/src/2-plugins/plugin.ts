/** One plugin entry of the flattened list, in hook order; shape as in Gatsby's `flattenedPlugins`. */
export interface Plugin {
  /** Folder of the plugin's package, absolute. */
  readonly resolve: string
  /** `createNodeId(name + JSON.stringify(options))` in the namespace `Plugin`. */
  readonly id: string
  readonly name: string
  readonly version: string
  /** Shared and mutable: plugins change it in `onPreInit` and every later hook sees that. Always has `plugins`. */
  readonly pluginOptions: PluginOptions
  readonly nodeAPIs: readonly string[]
  readonly browserAPIs: readonly string[]
  readonly ssrAPIs: readonly string[]
  readonly modulePath?: string
  /** Sub-plugins only: the default export of the main module. */
  readonly module?: unknown
  /** Option paths under which sub-plugins stand, e.g. `plugins`, `gatsbyRemarkPlugins`. */
  readonly subPluginPaths?: readonly string[]
  /** Set when a later plugin replaces the renderer: this one's gatsby-ssr is not used. */
  readonly skipSSR?: boolean
}

export type PluginOptions = { plugins: unknown[] } & Record<string, unknown>

/** gatsby-node hooks, in the order of a build. */
export type HookName =
  | 'pluginOptionsSchema'
  | 'onPreInit'
  | 'onPluginInit'
  | 'onPreBootstrap'
  | 'resolvableExtensions'
  | 'createSchemaCustomization'
  | 'sourceNodes'
  | 'shouldOnCreateNode'
  | 'onCreateNode'
  | 'setFieldsOnGraphQLNodeType'
  | 'createResolvers'
  | 'createPages'
  | 'createPagesStatefully'
  | 'onCreatePage'
  | 'onPreExtractQueries'
  | 'preprocessSource'
  | 'onCreateBabelConfig'
  | 'onCreateWebpackConfig'
  | 'onPostBootstrap'
  | 'onPreBuild'
  | 'onPostBuild'
  | 'onCreateDevServer'
