import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isRecord } from '#support/is-record'
import { ownRequire } from '#support/own-require'
import type { SiteEnvironment } from './environment.ts'

/** Browsers of sites that name none, as Gatsby 5 has them. */
const DEFAULT = ['>0.25% and supports es6-module', 'not dead and supports es6-module']

/**
 * The browsers that a site is for, as queries of Browserslist: those of its variable, else of its configuration, which
 * may stand in a folder above, else Gatsby's own.
 */
export async function readSiteBrowsers(
  root: string,
  { namesBrowsers }: Pick<SiteEnvironment, 'namesBrowsers'>,
): Promise<readonly string[]> {
  // The package brings data of all browsers along; most sites do without.
  if (!namesBrowsers && !hasConfig(root)) return DEFAULT
  const browserslist: typeof import('browserslist') = ownRequire('browserslist')
  const queries = browserslist.loadConfig({ path: root })
  return queries === undefined ? DEFAULT : [queries].flat()
}

function hasConfig(folder: string): boolean {
  if (existsSync(join(folder, 'browserslist'))) return true
  if (existsSync(join(folder, '.browserslistrc'))) return true
  if (isNamedInManifest(join(folder, 'package.json'))) return true
  const above = dirname(folder)
  return above !== folder && hasConfig(above)
}

function isNamedInManifest(file: string): boolean {
  if (!existsSync(file)) return false
  const text = readFileSync(file, 'utf8')
  if (!text.includes('browserslist')) return false
  const manifest: unknown = JSON.parse(text)
  return isRecord(manifest) && manifest.browserslist !== undefined
}
