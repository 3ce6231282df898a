import { full, none, partial, type SupportSection } from '../support-row.ts'
import {
  badInput,
  flags,
  loadConfig,
  loadPlugins,
  observed,
  plugin,
  shadows,
  site,
  validateConfig,
  wholeSite,
} from '../test-files.ts'

const takesEveryKey = validateConfig('takes every key of gatsby-config')
const saysWhatIsWrong = validateConfig('says of each value what is wrong with it')
const normalises = loadConfig('normalises prefixes and addresses')

/** Keys of gatsby-config. */
export const configRows: SupportSection = {
  title: 'gatsby-config',
  about: 'Keys of the configuration. An unknown key is an error, with its line and a guess.',
  rows: [
    full('siteMetadata', normalises, observed('store.config'), saysWhatIsWrong),
    full(
      'plugins',
      loadPlugins('lists plugins in the order of Gatsby, sub-plugins after their plugin'),
      badInput('names several mistakes in one configuration, all in one report'),
    ),
    full('pathPrefix', normalises, observed('store.config')),
    full('assetPrefix', normalises, saysWhatIsWrong),
    full('trailingSlash', pageStoreSlashes(), observed('store.pages'), saysWhatIsWrong),
    full('jsxRuntime', observed('store.config'), saysWhatIsWrong),
    full('jsxImportSource', takesEveryKey),
    partial(
      'graphqlTypegen',
      'Types are written in builds that are to (generateOnBuild); there is no development server yet that writes them as code changes.',
      plugin('webpack-settings'),
      observed('graphqlTypegen'),
    ),
    full('flags', flags('set the variables that plugins read')),
    full('mapping', site('links'), observed('graphql')),
    partial('proxy', 'Read and checked; there is no development server yet.', takesEveryKey),
    partial(
      'developMiddleware',
      'Read and checked; there is no development server yet.',
      takesEveryKey,
    ),
    partial('headers', 'Read and checked; no adapter reads them.', observed('store.config')),
    partial('adapter', 'Checked, but not called.', saysWhatIsWrong),
    full('partytownProxiedURLs', observed('store.redirects')),
    full('polyfill', takesEveryKey),
    full(
      'an unknown key',
      badInput('names several mistakes in one configuration, all in one report'),
    ),
  ],
}

function pageStoreSlashes(): string {
  return 'greenlight/src/5-pages/page-store.test.ts: sets slashes as the site wants them'
}

/** Files of a site and how they are loaded. */
export const fileRows: SupportSection = {
  title: 'Files of configuration',
  about: 'How gatsby-config and gatsby-node are found and loaded.',
  rows: [
    full('.js, CommonJS', loadConfig('loads CommonJS in .js')),
    full(
      '.js, ES module',
      loadConfig('loads an ES module in .js'),
      loadConfig('loads an ES module in .js of a module package'),
    ),
    full('.mjs', loadConfig('loads an ES module in .mjs')),
    full(
      '.cjs',
      loadConfig('loads CommonJS in .cjs'),
      loadConfig('loads CommonJS in .cjs of a module package'),
    ),
    full(
      '.ts',
      loadConfig('loads TypeScript'),
      loadConfig('loads TypeScript of a module package'),
      loadConfig('loads TypeScript written as CommonJS'),
      loadConfig('keeps places of TypeScript modules, imported ones included'),
    ),
    full(
      'themes',
      loadConfig('merges themes: parents first, the site last, metadata deeply'),
      site('themes'),
    ),
    full(
      'sub-plugins',
      loadPlugins('gives ids, options and modules as Gatsby does'),
      site('sub-plugins'),
    ),
    full(
      'local plugins',
      observed('store.flattenedPlugins'),
      badInput('names a local plugin without package.json'),
    ),
    full(
      'options of plugins',
      observed('options with the defaults of their schema'),
      loadPlugins('takes defaults of the schemas into the options'),
      badInput('names several mistakes in one configuration, all in one report'),
    ),
    full(
      'shadowing of theme files',
      shadows(
        'takes the file of a later theme, and that of the site before it, whatever its extension',
      ),
      shadows('gives a shadow the original that it imports'),
      'greenlight/src/5-pages/page-store.test.ts: takes the component that shadows the one of a theme',
    ),
    full(
      'the names gatsby and gatsby/graphql',
      wholeSite('shares one graphql with plugins, and answers to the name gatsby'),
    ),
    partial(
      'gatsby/dist/…',
      'The modules that published plugins import: redux, datastore, get-cache, add-page-dependency.',
      wholeSite('offers the modules of gatsby/dist that published plugins import'),
    ),
    full('a site without Gatsby installed', wholeSite('needs no Gatsby to be installed')),
  ],
}

const variables = flags('are read as typed values, with defaults')
const withoutEffect = flags('warn where they are unknown or have no effect')

/** Flags and environment variables. */
export const flagRows: SupportSection = {
  title: 'Flags and environment variables',
  about: 'Flags set their variable for plugins; those without effect here say so.',
  rows: [
    partial(
      'FAST_DEV',
      'Sets what it includes; there is no development server yet.',
      flags('include others, unless those are off'),
    ),
    none('DEV_SSR', 'Pages are not rendered on the server in develop; a warning says so.'),
    full('PRESERVE_FILE_DOWNLOAD_CACHE', flags('set the variables that plugins read')),
    full(
      'PARALLEL_SOURCING',
      flags('set the variables that plugins read'),
      'greenlight/src/3-nodes/create-cascade.test.ts: runs as many sources at a time as it is told, and one unless told',
    ),
    partial(
      'DETECT_NODE_MUTATIONS',
      'Sets its variable; changes outside of actions are not looked for, and a warning says so.',
      withoutEffect,
    ),
    partial(
      'PARTIAL_HYDRATION',
      'Sets its variable; pages are hydrated whole, and a warning says so.',
      withoutEffect,
    ),
    full('an unknown flag', withoutEffect, badInput('goes on where Gatsby only warns')),
    full('GATSBY_ACTIVE_ENV', variables),
    full('GATSBY_CPU_COUNT', variables),
    full('PREFIX_PATHS', variables),
    full(
      'ENABLE_GATSBY_EXTERNAL_JOBS',
      variables,
      'greenlight/src/jobs/external-jobs.test.ts: offers jobs to the process that started this one, and takes what it answers',
    ),
    full('NODE_MANIFEST_MAX_DAYS_OLD', variables, manifestsOld()),
    full('NODE_MANIFEST_FILE_LIMIT', variables, manifestsLimit()),
    full(
      'GATSBY_INITIAL_WEBHOOK_BODY',
      badInput('names a webhook body that is no JSON'),
      observed('webhookBody'),
    ),
  ],
}

function manifestsOld(): string {
  return 'greenlight/src/5-pages/node-manifests.test.ts: leaves out nodes that changed long ago, and says what cannot be used'
}

function manifestsLimit(): string {
  return 'greenlight/src/5-pages/node-manifests.test.ts: writes no more than the limit, the longest unchanged first'
}
