import { full, none, partial, type SupportSection } from '../support-row.ts'
import {
  badInput,
  browsers,
  cascade,
  chunkNames,
  functions,
  jobs,
  manifests,
  nodeActions,
  nodeStore,
  observed,
  onRequest,
  pageStore,
  plugin,
  publicFolder,
  schemaHooks,
  served,
  site,
  slices,
  webpackConfig,
} from '../test-files.ts'

/** Actions. */
export const actionRows: SupportSection = {
  title: 'Actions',
  about: 'What hooks call to change something; `action(input, plugin)` acts for another plugin.',
  rows: [
    full('all actions are there', observed('actions')),
    full('acting for another plugin', observed('an action in the name of another plugin')),
    full('actions that a hook forbids', observed('actions where a hook forbids them')),
    full(
      'createNode',
      nodeActions('agree over random sequences of calls by several plugins'),
      nodeStore(
        'fills in parent, children, owner and counter on the object passed, which becomes the node',
      ),
      cascade('resolves createNode after the handlers of that node'),
    ),
    full(
      'createParentChildLink',
      observed('createParentChildLink'),
      nodeStore('links once, on the live node as on a copy'),
    ),
    full(
      'createNodeField',
      observed('createNodeField'),
      nodeStore(
        'gives a field to the plugin that writes it first, ___NODE fields under their name in the schema',
      ),
    ),
    full(
      'deleteNode',
      observed('deleteNode'),
      nodeStore('deletes descendants, also in rings, and is silent for unknown ids'),
    ),
    full(
      'touchNode',
      nodeActions('agree over random sequences of calls by several plugins'),
      cascade('deletes what is no longer sourced, by root ancestor'),
    ),
    full(
      'createTypes',
      schemaHooks('type builders'),
      schemaHooks('graphql-js types and documents'),
      observed('types of the schema'),
    ),
    full('createFieldExtension', schemaHooks('field extensions'), observed('graphql')),
    full('createResolverContext', observed('graphql')),
    full('addThirdPartySchema', schemaHooks('third-party schema'), site('third-party-schema')),
    full(
      'printTypeDefinitions',
      observed('printTypeDefinitions'),
      schemaHooks('printed type definitions'),
    ),
    full(
      'createPage',
      observed('store.pages'),
      pageStore('makes a page with the fields of Gatsby'),
      site('pages'),
    ),
    full(
      'deletePage',
      observed('pages that onCreatePage sees'),
      pageStore(
        'deletes by path, is silent where there is none, and drops what a run did not create again',
      ),
    ),
    full(
      'createRedirect',
      observed('store.redirects'),
      pageStore('fills in defaults, keeps other keys and drops repetitions'),
    ),
    partial(
      'createSlice, <Slice>',
      'Slices are rendered in their place in the page, as browsers show them: what wrapRootElement adds to the document stands around the page, and not around each slice again as in the documents of Gatsby, which hydration then takes away.',
      observed('store.slices'),
      pageStore('keeps a slice under its id, the last of them'),
      pageStore('refuses a slice without id or usable component'),
      slices('are rendered again, with the pages that show them, when they change and only then'),
      slices(
        'that are missing, stand in one another, or get functions are errors that name page and slice',
      ),
      publicFolder('slices'),
      browsers('live in the page, and change with it'),
      site('slices'),
    ),
    full(
      'createJobV2',
      observed('createJobV2'),
      observed('createJobV2 of the same inputs'),
      observed('files of a job'),
      jobs('run once for equal inputs, in one run and over runs'),
    ),
    partial(
      'createJob, setJob, endJob',
      'Do nothing: the first generation of jobs only showed a line in the terminal.',
      observed('actions of the first generation of jobs'),
    ),
    full(
      'setPluginStatus',
      observed('setPluginStatus'),
      'greenlight/test/site.test.ts: keeps nodes, caches and statuses for the next run, and deletes what is no longer sourced',
    ),
    partial(
      'unstable_createNodeManifest',
      'Pages are found by owner, context and file route, not by what their queries read.',
      observed('unstable_createNodeManifest'),
      manifests('finds the page that shows a node as Gatsby does'),
      publicFolder('addresses'),
    ),
    full(
      'enableStatefulSourceNodes',
      cascade(
        'keeps the nodes of a source that fails midway and of stateful ones, and says what failed',
      ),
    ),
    full(
      'setRequestHeaders',
      observed('setRequestHeaders'),
      served('files on other servers get the addresses and images of stock Gatsby'),
    ),
    partial(
      'addRemoteFileAllowedUrl',
      'Kept in the store; no adapter reads it.',
      observed('addRemoteFileAllowedUrl'),
    ),
    full('addGatsbyImageSourceUrl', observed('addGatsbyImageSourceUrl')),
    partial(
      'createPageDependency',
      'Does nothing: what a query reads is recorded where it reads it.',
      observed('actions'),
    ),
    partial(
      'setWebpackConfig, replaceWebpackConfig',
      'Merged as Gatsby does, and translated; what has no equivalent is named in one warning.',
      plugin('webpack-settings'),
      webpackConfig(
        'joins lists and records of several plugins, and replaces all when it is asked to',
      ),
      webpackConfig('names what has no effect'),
    ),
    full(
      'setBabelPlugin, setBabelPreset, setBabelOptions',
      plugin('webpack-settings'),
      plugin('gatsby-plugin-emotion'),
    ),
    none('boundActionCreators', 'Gatsby 5 does not have it either.'),
  ],
}

/** Rules of pages. */
export const pageRows: SupportSection = {
  title: 'Pages',
  about: 'What createPage makes of its input.',
  rows: [
    full(
      'path and component are checked',
      pageStore('refuses a page without path or usable component'),
      badInput('names a page whose template does not exist'),
    ),
    full(
      'a path that leads out of the site is refused',
      badInput('names a page that would be written outside of the site'),
      pageStore('refuses paths that lead out of the site, however they are written'),
    ),
    partial(
      'pages that are lost behind others',
      'On purpose stricter than Gatsby, where the last page of a path wins in silence: two different pages of one path, and paths that differ in case only, end the build with both sources. The site may replace pages of themes, and onCreatePage any page.',
      pageStore('names both sources of two different pages at one path'),
      pageStore('names both sources of paths that differ in case only'),
      pageStore(
        'lets a page be changed in onCreatePage, be made twice, and be replaced by one of the site',
      ),
      pageStore(
        'warns where plugins replace the pages of each other, and fails where one replaces a page of the site',
      ),
      badInput('names pages that would be lost behind others, with both sources'),
    ),
    full(
      'component with content file',
      pageStore('keeps the content file of an MDX page apart from its component'),
      site('mdx'),
    ),
    full(
      'reserved keys of the context',
      pageStore('refuses a context that hides a field of the page, and warns where both are equal'),
    ),
    full('long path segments', pageStore('cuts segments that no file system takes, and says so')),
    full('trailing slashes', pageStore('sets slashes as the site wants them')),
    full(
      'one path twice, or with the other slash',
      pageStore('replaces a page of the same path, and warns of one with the other slash'),
    ),
    full('componentChunkName', chunkNames('gives templates the chunk names of Gatsby')),
    full('SitePage nodes', site('pages')),
    full('/404.html and /500.html', observed('store.pages'), site('pages')),
    partial(
      'defer, config',
      'config is asked, with graphql and the parameters of file routes; such pages are of mode DSG in the store, and are rendered in the build like all others.',
      pageStore('defers pages, but not the status pages of hosts'),
      onRequest,
    ),
    partial(
      'getServerData',
      'Such pages are left out of what is built, as by Gatsby, with a warning for each template: there is no server for them yet.',
      onRequest,
    ),
    full(
      'functions of src/api as nodes',
      observed('store.functions'),
      functions('lists the functions of src/api with the names of Gatsby'),
    ),
    none(
      'functions of src/api, served',
      'They are listed, and named in a warning, but not compiled or served.',
    ),
  ],
}
