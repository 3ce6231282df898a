/** Makes the reference of a test in a file below `packages`. */
const testsIn = (file: string) => (title: string) => `${file}: ${title}`

/** What plugins note of both engines: `as to <name>`. */
export const observed = (name: string): string =>
  `conformance/test/plugin-api.test.ts: as to ${name}`
/** A site of the corpus, compared whole. */
export const site = testsIn('conformance/test/sites.test.ts')
export const served = testsIn('conformance/test/served-sites.test.ts')
export const schemaHooks = (name: string): string =>
  `conformance/test/schema-hooks.test.ts: schema hooks: ${name}`
export const randomSchema =
  'conformance/test/random-schema.test.ts: random nodes and types give the schema of stock Gatsby'
export const randomQueries =
  'conformance/test/query-engine.test.ts: random queries get the answers of stock Gatsby'
export const nodeActions = testsIn('conformance/test/node-actions.test.ts')
export const badInput = testsIn('greenlight/test/bad-input.test.ts')
export const slices = testsIn('greenlight/test/slices.test.ts')
/** A site whose `public` is compared with stock Gatsby's. */
export const publicFolder = testsIn('conformance/test-output/public.test.ts')
export const matchPaths = testsIn('greenlight/src/6-queries/rank-match-paths.test.ts')
/** Sites built by the engine, in Chromium. */
export const browsers = testsIn('conformance/test-output/browsers.test.ts')
export const onRequest =
  'greenlight/test/on-request.test.ts: what only a server could do is left out with a word on each, and all else is built'
export const hookFiles = testsIn('greenlight/test/hook-files.test.ts')
export const renderFailures = testsIn('greenlight/test/render-failures.test.ts')
export const loadConfig = testsIn('greenlight/test/load-config.test.ts')
export const validateConfig = testsIn('greenlight/src/1-config/validate-config.test.ts')
export const flags = testsIn('greenlight/src/1-config/apply-flags.test.ts')
export const loadPlugins = testsIn('greenlight/test/load-plugins.test.ts')
export const shadows = testsIn('greenlight/src/2-plugins/theme-shadows.test.ts')
export const hookRunner = testsIn('greenlight/test/hook-runner.test.ts')
export const wholeSite = testsIn('greenlight/test/site.test.ts')
export const nodeStore = testsIn('greenlight/src/3-nodes/create-node-store.test.ts')
export const cascade = testsIn('greenlight/src/3-nodes/create-cascade.test.ts')
export const addTypes = testsIn('greenlight/src/4-schema/types/add-types.test.ts')
export const extensions = testsIn('greenlight/src/4-schema/extensions/field-extensions.test.ts')
export const inference = testsIn('greenlight/src/4-schema/inference/inference.test.ts')
export const buildSchema = testsIn('greenlight/src/4-schema/build/build-site-schema.test.ts')
export const formatDate = testsIn('greenlight/src/4-schema/dates/format-date.test.ts')
export const isDate = testsIn('greenlight/src/4-schema/dates/is-date.test.ts')
export const queryEngine = testsIn('greenlight/src/4-schema/query/query-engine.test.ts')
export const pageStore = testsIn('greenlight/src/5-pages/page-store.test.ts')
export const manifests = testsIn('greenlight/src/5-pages/node-manifests.test.ts')
export const chunkNames = testsIn('greenlight/src/5-pages/component-chunk-name.test.ts')
export const siteCache = testsIn('greenlight/src/cache/site-cache.test.ts')
export const jobs = testsIn('greenlight/src/jobs/create-jobs.test.ts')
export const functions = testsIn('greenlight/src/plugin-api/site-functions.test.ts')
export const nodeId = testsIn('greenlight/src/support/create-node-id.test.ts')
export const contentDigest = testsIn('greenlight/src/support/create-content-digest.test.ts')
export const plugin = testsIn('conformance/test-output/plugins.test.ts')
export const browserTargets = testsIn('greenlight/src/7-bundle/browser-targets.test.ts')
export const commandLine = testsIn('greenlight/test/cli.test.ts')
export const wholeBuild = testsIn('greenlight/test/build.test.ts')
/** A part of what runs in browsers. */
export const runtime = (name: string) => testsIn(`runtime/test/${name}.test.ts`)
export const webpackConfig = testsIn('greenlight/src/7-bundle/webpack/translate-config.test.ts')
