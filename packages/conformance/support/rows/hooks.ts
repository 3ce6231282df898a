import { full, none, partial, type SupportSection } from '../support-row.ts'
import {
  badInput,
  cascade,
  hookRunner,
  nodeActions,
  observed,
  plugin,
  schemaHooks,
  site,
  siteCache,
  webpackConfig,
  wholeSite,
} from '../test-files.ts'

const order = observed('order of hooks')
/** A site whose plugins note what each hook of a build is given, and in which order. */
const settings = plugin('webpack-settings')

/** Hooks of gatsby-node. */
export const hookRows: SupportSection = {
  title: 'Hooks of gatsby-node',
  about: 'Hooks run plugin by plugin, in the order of the list of plugins.',
  rows: [
    full(
      'order of hooks',
      order,
      wholeSite('runs hooks in the order of a build'),
      hookRunner('runs plugins one after another and collects what they return'),
    ),
    full('hooks with a callback', order, hookRunner('calls back hooks with three parameters')),
    full(
      'hooks that throw or reject',
      badInput('names a hook that throws, in TypeScript'),
      badInput('names a hook of a local plugin that rejects'),
      badInput('names a promise that is rejected after its hook has ended'),
      hookRunner('goes on after a failure, reports it once, and ends the stage with it'),
    ),
    full(
      'hooks that never end',
      badInput('names a hook that never ends'),
      badInput('names a hook that goes on for long is named while it runs'),
      hookRunner('fails a hook that nothing can wake any more'),
    ),
    full('an unknown export', badInput('goes on where Gatsby only warns')),
    full(
      'pluginOptionsSchema',
      observed('options with the defaults of their schema'),
      badInput('names several mistakes in one configuration, all in one report'),
    ),
    full(
      'onPreInit',
      order,
      observed('options changed in onPreInit'),
      observed('cache in onPreInit'),
    ),
    full('onPluginInit', order),
    full('onPreBootstrap', order),
    full('resolvableExtensions', observed('extensions of modules')),
    full('createSchemaCustomization', order, schemaHooks('type builders')),
    full(
      'sourceNodes',
      order,
      observed('webhookBody'),
      cascade(
        'keeps the nodes of a source that fails midway and of stateful ones, and says what failed',
      ),
    ),
    full(
      'shouldOnCreateNode',
      observed('shouldOnCreateNode gets options'),
      cascade('asks wants when the turn of the plugin comes, and not for touched nodes'),
    ),
    full(
      'onCreateNode',
      observed('types that onCreateNode sees'),
      nodeActions('calls handlers in the same order and leaves the same nodes'),
      cascade('waits for a whole cascade that nobody awaits'),
    ),
    full(
      'setFieldsOnGraphQLNodeType',
      observed('types that setFieldsOnGraphQLNodeType sees'),
      schemaHooks('setFieldsOnGraphQLNodeType'),
    ),
    full('createResolvers', observed('intermediateSchema'), schemaHooks('resolvers')),
    full('createPages', order, site('pages')),
    full('createPagesStatefully', order, observed('store.pages')),
    full('onCreatePage', observed('pages that onCreatePage sees'), site('pages')),
    full('onPreExtractQueries', settings),
    full('preprocessSource', settings, plugin('static-image'), plugin('gatsby-plugin-mdx')),
    full('onCreateBabelConfig', settings, plugin('gatsby-plugin-styled-components')),
    partial(
      'onCreateWebpackConfig',
      'The configuration is shaped like Gatsby’s, but webpack does not run: what has no equivalent is named and left out.',
      settings,
      webpackConfig('names what has no effect'),
    ),
    full('onPostBootstrap', settings),
    full('onPreBuild', settings),
    full('onPostBuild', settings),
    none('onCreateDevServer', 'There is no development server yet.'),
    none(
      'unstable_shouldOnCreateNode, unstable_onPluginInit',
      'Gatsby 5 has neither; the export is reported.',
    ),
  ],
}

/** What hooks receive. */
export const helperRows: SupportSection = {
  title: 'Helpers of hooks',
  about: 'The first argument of every hook.',
  rows: [
    full('all helpers are there', observed('helpers')),
    full(
      'cache, getCache',
      observed('cache'),
      observed('cache.del'),
      siteCache('keeps values as JSON does, gives fresh copies, and survives runs'),
    ),
    partial(
      'cache.directory',
      'Exists and is the plugin’s own, below .cache/greenlight instead of .cache/caches.',
      observed('cache'),
    ),
    full('getNode', observed('getNode'), observed('getNodes gives live nodes')),
    full('getNodes', observed('getNodes')),
    full('getNodesByType', observed('getNodesByType')),
    full('getNodeAndSavePathDependency', observed('getNodeAndSavePathDependency')),
    full(
      'createNodeId',
      observed('createNodeId'),
      'greenlight/src/support/create-node-id.test.ts: gives the ids of Gatsby',
    ),
    full(
      'createContentDigest',
      observed('createContentDigest'),
      'greenlight/src/support/create-content-digest.test.ts: gives the digests of Gatsby',
      'greenlight/src/support/create-content-digest.test.ts: equals node-object-hash for whatever JavaScript can hold',
    ),
    full('loadNodeContent', observed('loadNodeContent')),
    full(
      'pathPrefix, basePath',
      observed('pathPrefix and basePath without --prefix-paths'),
      wholeSite('tells plugins the prefixes that were asked for'),
    ),
    full('schema.build…Type', observed('types of the schema'), schemaHooks('type builders')),
    full(
      'graphql',
      observed('graphql'),
      observed('graphql with a mistake'),
      badInput('names a query with a mistake in createPages'),
    ),
    full('tracing, parentSpan', observed('tracing')),
    full('webhookBody', observed('webhookBody')),
    partial(
      'getConfig, loaders, rules, plugins, stage',
      'With Gatsby’s names, rules, loaders and classes; loaders and plugins are records that are translated, of Gatsby’s own aliases and of the insides of `optimization` there is nothing to read.',
      settings,
      webpackConfig('has rules that plugins find by the text of their test'),
    ),
  ],
}

/** reporter, store, emitter and nodeModel. */
export const objectRows: SupportSection = {
  title: 'reporter, store, emitter, nodeModel',
  about:
    'Objects that plugins receive. There is no redux behind the store: its slices are computed when they are read.',
  rows: [
    full('reporter.info, success, log, warn, verbose', observed('reporter')),
    full('reporter.error, setErrorMap', observed('reporter')),
    partial(
      'reporter.panic, panicOnBuild',
      'Throws instead of ending the process; the command ends with exit code 1 all the same.',
      badInput('names reporter.panic'),
    ),
    full('reporter.activityTimer, createProgress', observed('activities of the reporter')),
    full('reporter.stripIndent', observed('reporter.stripIndent')),
    full('store.getState().program', observed('store.program')),
    full('store.getState().config', observed('store.config')),
    full('store.getState().pages', observed('store.pages')),
    full('store.getState().redirects', observed('store.redirects')),
    full('store.getState().components', observed('store.components')),
    full('store.getState().functions', observed('store.functions')),
    full('store.getState().slices', observed('store.slices')),
    full('store.getState().flattenedPlugins', observed('store.flattenedPlugins')),
    full('store.getState().jobsV2', observed('store.jobsV2')),
    full('store.getState().status', observed('setPluginStatus')),
    full('store.getState().requestHeaders', observed('setRequestHeaders')),
    full('store.getState().remoteFileAllowedUrls', observed('addRemoteFileAllowedUrl')),
    full('store.getState().nodeManifests', observed('unstable_createNodeManifest')),
    none('other slices of the store', 'No published plugin was found that reads them.'),
    partial(
      'store.dispatch, subscribe',
      'Functions and lists are called as in redux-thunk; actions change nothing.',
      observed('store.dispatch'),
    ),
    full('emitter: nodes, pages and jobs', observed('events')),
    full('nodeModel', observed('graphql'), queryEngineNodeModel()),
  ],
}

function queryEngineNodeModel(): string {
  return 'greenlight/src/4-schema/query/query-engine.test.ts: works unbound and records what it reads'
}
