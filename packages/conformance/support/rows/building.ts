import { full, type SupportSection } from '../support-row.ts'
import { renderFailures } from '../test-files.ts'

/** What becomes of pages in a build. */
export const buildingRows: SupportSection = {
  title: 'Building pages',
  about: 'What becomes of the pages of createPages in a build.',
  rows: [
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
