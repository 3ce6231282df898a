import { join, relative } from 'node:path'
import { writeFiles } from '#output'
import { rankMatchPaths } from '#queries'
import type { Site } from '../site.ts'

/**
 * Writes what servers and hosts look for in `.cache`: `redirects.json` (those that browsers follow, as Gatsby's),
 * `match-paths.json`, and all redirects for our own server.
 */
export function writeServerFiles({ config, pages }: Site): void {
  const { redirects } = pages
  const folder = join(config.root, '.cache')
  const inBrowser = redirects.filter(({ redirectInBrowser }) => redirectInBrowser)
  const matchPaths = rankMatchPaths(pages.pages.values())
  writeFiles({
    folder,
    records: { files: new Map() },
    files: [
      ['redirects.json', JSON.stringify(inBrowser, undefined, 2)],
      ['match-paths.json', JSON.stringify(matchPaths, undefined, 4)],
      [join(relative(folder, config.cacheFolder), 'redirects.json'), JSON.stringify(redirects)],
    ],
  })
}
