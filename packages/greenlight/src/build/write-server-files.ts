import { join, relative } from 'node:path'
import { babelState } from '#bundle'
import { writeFiles } from '#output'
import { rankMatchPaths } from '#queries'
import type { Site } from '../site.ts'
import { babelCallsOf } from './collect-bundle-settings.ts'

/** Writes the redirects that browsers follow to `.cache`, where plugins find them from `onPostBootstrap` on. */
export function writeBrowserRedirects({ config, pages }: Site): void {
  const inBrowser = pages.redirects.filter(({ redirectInBrowser }) => redirectInBrowser)
  writeToCache(config, [['redirects.json', JSON.stringify(inBrowser, undefined, 2)]])
}

/**
 * Writes what servers and tools look for in `.cache`: `match-paths.json`, all redirects for our own server, and what
 * babel-preset-gatsby reads where other tools compile the site's code.
 */
export function writeServerFiles({ config, pages, program, buildSettings }: Site): void {
  const matchPaths = rankMatchPaths(pages.pages.values())
  const ofEngine = relative(join(config.root, '.cache'), config.cacheFolder)
  const babel = babelState(babelCallsOf(buildSettings.settings), program.browserslist)
  writeToCache(config, [
    ['match-paths.json', JSON.stringify(matchPaths, undefined, 4)],
    ['babelState.json', JSON.stringify(babel, undefined, 2)],
    [join(ofEngine, 'redirects.json'), JSON.stringify(pages.redirects)],
  ])
}

function writeToCache(
  { root }: Site['config'],
  files: readonly (readonly [name: string, content: string])[],
): void {
  writeFiles({ folder: join(root, '.cache'), records: { files: new Map() }, files })
}
