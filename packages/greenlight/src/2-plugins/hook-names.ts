import type { HookName } from './plugin.ts'

/** Every hook that gatsby-node may export (Gatsby 5.16 `apis.json`). */
export const NODE_HOOKS: readonly HookName[] = [
  'pluginOptionsSchema',
  'onPreInit',
  'onPluginInit',
  'onPreBootstrap',
  'resolvableExtensions',
  'createSchemaCustomization',
  'sourceNodes',
  'shouldOnCreateNode',
  'onCreateNode',
  'setFieldsOnGraphQLNodeType',
  'createResolvers',
  'createPages',
  'createPagesStatefully',
  'onCreatePage',
  'onPreExtractQueries',
  'preprocessSource',
  'onCreateBabelConfig',
  'onCreateWebpackConfig',
  'onPostBootstrap',
  'onPreBuild',
  'onPostBuild',
  'onCreateDevServer',
]

/** Every hook that gatsby-browser may export. */
export const BROWSER_HOOKS: readonly string[] = [
  'onClientEntry',
  'onInitialClientRender',
  'onPreRouteUpdate',
  'onRouteUpdateDelayed',
  'onRouteUpdate',
  'shouldUpdateScroll',
  'registerServiceWorker',
  'wrapPageElement',
  'wrapRootElement',
  'onPrefetchPathname',
  'onPostPrefetchPathname',
  'disableCorePrefetching',
  'replaceHydrateFunction',
  'onServiceWorkerInstalled',
  'onServiceWorkerUpdateFound',
  'onServiceWorkerUpdateReady',
  'onServiceWorkerActive',
  'onServiceWorkerRedundant',
  'onCaughtError',
  'onUncaughtError',
]

/** Every hook that gatsby-ssr may export. */
export const SSR_HOOKS: readonly string[] = [
  'replaceRenderer',
  'onRenderBody',
  'onPreRenderHTML',
  'wrapPageElement',
  'wrapRootElement',
]
