import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { isRecord } from '#support/is-record'

/**
 * Folders of the packages, found from the site's dependencies on, that say in their name that they are for Gatsby. Their
 * code is treated like the site's own, as Gatsby's getGatsbyDependents has it.
 */
export function listGatsbyPackages(root: string): string[] {
  const found = new Set<string>()
  const visit = (folder: string) => {
    for (const name of dependenciesOf(folder)) {
      if (!name.includes('gatsby') || name === 'gatsby') continue
      const dependency = folderOf(name, folder)
      if (dependency === undefined || found.has(dependency)) continue
      found.add(dependency)
      visit(dependency)
    }
  }
  visit(root)
  return [...found]
}

function dependenciesOf(folder: string): string[] {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    if (!isRecord(manifest)) return []
    const { dependencies, devDependencies, optionalDependencies } = manifest
    return [dependencies, devDependencies, optionalDependencies].flatMap(list =>
      isRecord(list) ? Object.keys(list) : [],
    )
  } catch {
    return []
  }
}

function folderOf(name: string, from: string): string | undefined {
  try {
    return dirname(createRequire(join(from, 'package.json')).resolve(`${name}/package.json`))
  } catch {
    return undefined
  }
}
