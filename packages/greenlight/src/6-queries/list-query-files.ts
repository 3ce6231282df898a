import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from '#plugins'
import { isRecord } from '#support/is-record'

const MODULE = /\.[cm]?[jt]sx?$/
const DECLARATIONS = /\.d\.[cm]?tsx?$/

export interface QueryFilesOptions {
  readonly root: string
  readonly plugins: readonly Plugin[]
  /** Component paths of all pages and slices. */
  readonly components: Iterable<string>
}

/**
 * The files in which queries and fragments are looked for, as in Gatsby: `src` of the site and of every plugin,
 * `.cache/fragments`, the packages below the site's dependencies whose name contains `gatsby`, and all templates.
 *
 * @returns absolute paths, each once, sorted
 */
export function listQueryFiles({ root, plugins, components }: QueryFilesOptions): string[] {
  const files = new Set<string>()
  const addFolder = (folder: string) => {
    for (const file of listModules(folder)) files.add(file)
  }
  addFolder(join(root, 'src'))
  addFolder(join(root, '.cache/fragments'))
  for (const { resolve } of plugins) addFolder(join(resolve, 'src'))
  for (const folder of gatsbyDependents(root)) addFolder(folder)
  for (const component of components) files.add(component.split('?')[0] ?? component)
  return [...files].sort()
}

function listModules(folder: string): string[] {
  let entries: ReturnType<typeof readEntries>
  try {
    entries = readEntries(folder)
  } catch {
    return []
  }
  return entries.flatMap(entry => {
    if (entry.name.startsWith('.')) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : listModules(path)
    return MODULE.test(entry.name) && !DECLARATIONS.test(entry.name) ? [path] : []
  })
}

function readEntries(folder: string) {
  return readdirSync(folder, { withFileTypes: true })
}

/** Folders of the packages, found from the site's dependencies on, that say in their name that they are for Gatsby. */
function gatsbyDependents(root: string): string[] {
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
