import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { listGatsbyPackages, type Plugin } from '#plugins'

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
  for (const folder of listGatsbyPackages(root)) addFolder(folder)
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
