import { full, type SupportSection } from '../support-row.ts'
import { browsers, matchPaths, publicFolder, renderFailures } from '../test-files.ts'

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
