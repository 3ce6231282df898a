import { existsSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { findModuleFile } from '#config'
import { ProblemError } from '#diagnostics'
import { noSite } from './errors.ts'

/**
 * Checks that a command stands in a site's folder, before it writes anything there.
 * A site has a gatsby-config, a gatsby-node, a package.json or pages.
 *
 * @throws ProblemError `CLI_NO_SITE` with the way to the site that the folder is part of
 */
export function assertSite(root: string): void {
  const marks = [join(root, 'package.json'), join(root, 'src', 'pages')]
  if (marks.some(mark => existsSync(mark)) || hasGatsbyFile(root)) return
  const above = siteAbove(root)
  throw new ProblemError(noSite(root, above && relative(root, above)))
}

function hasGatsbyFile(folder: string): boolean {
  return ['gatsby-config', 'gatsby-node'].some(name => findModuleFile(folder, name) !== undefined)
}

function siteAbove(root: string): string | undefined {
  for (let folder = dirname(root); folder !== dirname(folder); folder = dirname(folder)) {
    if (hasGatsbyFile(folder)) return folder
  }
  return undefined
}
