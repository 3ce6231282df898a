import { full, none, partial, type SupportSection } from '../support-row.ts'
import {
  browsers,
  commandLine,
  matchPaths,
  plugin,
  publicFolder,
  renderFailures,
  wholeBuild,
} from '../test-files.ts'

/** What becomes of pages in a build. */
export const buildingRows: SupportSection = {
  title: 'Building pages',
  about: 'What becomes of the pages of createPages in a build.',
  rows: [
    full(
      'matchPath: ranking, and pages among the addresses of another',
      matchPaths(
        'ranks pages with parameters, and the pages among their addresses, the most specific first',
      ),
      matchPaths('lists no page where none has parameters, and none that is rendered on request'),
      matchPaths('takes the home page as hidden by a splat of the whole site only'),
      publicFolder('addresses'),
    ),
    full(
      'pages with parameters, redirects and 404 in browsers',
      browsers('are shown at each of their addresses, and leave pages among these alone'),
      browsers('are reached by links, as are redirects and the page for what there is not'),
    ),
    full(
      'React 18 and 19',
      browsers('is hydrated, and lives'),
      browsers('live in the page, and change with it'),
    ),
    full(
      'page data, results of static queries, slice data, slices for hosts, app-data.json',
      publicFolder('pages'),
      publicFolder('slices'),
      wholeBuild('writes pages, their data and what they need'),
    ),
    partial(
      'chunk-map.json, webpack.stats.json, names of scripts',
      'As plugins read them, with hashes that hosts know. Which modules share a file is the engine’s own: rolldown-runtime, commons and shared instead of webpack-runtime and numbers; sizes are not given.',
      wholeBuild('writes pages, their data and what they need'),
      plugin('gatsby-plugin-offline'),
    ),
    full('path prefix, and addresses without slash at the end', publicFolder('addresses')),
    full(
      'pages that cannot be rendered',
      renderFailures('end with every page that failed, its file and line'),
      renderFailures('end when a component ends the process'),
      renderFailures('end when code of the site throws in a timer'),
      renderFailures('end without waiting for jobs that are running'),
      renderFailures('name pages that take long'),
      renderFailures('end with plugin, hook, file and line'),
    ),
  ],
}

const served = (title: string) => `greenlight/test/serve.test.ts: ${title}`
const flags = (title: string) => `greenlight/test/build-flags.test.ts: ${title}`
const flagsOfBuilds = flags(
  'prefix addresses, measure React, leave code readable, list pages; others are named once',
)

/** The command line of stock Gatsby. */
export const commandRows: SupportSection = {
  title: 'Commands',
  about: 'Gatsby’s commands and their flags, under the name greenlight.',
  rows: [
    full('build --prefix-paths, --no-uglify, --profile', flagsOfBuilds),
    full('build --log-pages, --write-to-file', flagsOfBuilds),
    full(
      '--verbose, --no-color, --json',
      flagsOfBuilds,
      commandLine('writes plain lines where there is no terminal, and JSON lines for machines'),
    ),
    partial(
      'build --graphql-tracing, --open-tracing-config-file, --functions-platform, --functions-arch',
      'Taken, and named in one warning; greenlight explain shows what a query reads and costs.',
      flagsOfBuilds,
    ),
    full(
      'clean, and exit codes',
      flags('end with 1 where there is no such flag, or the build fails, and clean leaves nothing'),
    ),
    full(
      'serve',
      served('redirects to the slash that the site has, keeping the query'),
      served('shows pages with parameters, and 404.html for what there is not'),
      served('lies below the path prefix'),
    ),
    none('develop', 'There is no development server yet.'),
    none(
      'new, repl, plugin, options, telemetry, feedback',
      'They are for work with Gatsby itself.',
    ),
  ],
}
