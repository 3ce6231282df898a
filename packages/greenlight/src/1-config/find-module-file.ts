import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const TYPESCRIPT = ['.ts', '.mts', '.cts']
const JAVASCRIPT = ['.js', '.mjs', '.cjs']

/**
 * The file `<folder>/<name>` with one of the extensions that can be loaded; undefined when there is none.
 * TypeScript wins in the site and its local plugins, which Gatsby compiles; an installed package may ship
 * its sources beside the compiled files, so there JavaScript wins.
 */
export function findModuleFile(folder: string, name: string): string | undefined {
  const installed = folder.includes('/node_modules/')
  const extensions = installed ? [...JAVASCRIPT, ...TYPESCRIPT] : [...TYPESCRIPT, ...JAVASCRIPT]
  for (const extension of extensions) {
    const file = join(folder, name + extension)
    if (statSync(file, { throwIfNoEntry: false })?.isFile()) return file
  }
  return undefined
}

/**
 * A file that was probably meant to be `<root>/<name>` but is misspelt, `.tsx`/`.jsx`, or in `src/`.
 */
export function findMisplacedFile(root: string, name: string): string | undefined {
  const inSource = findModuleFile(join(root, 'src'), name)
  if (inSource) return inSource
  for (const file of readdirSync(root)) {
    const match = /^(.*)\.[cm]?[jt]sx?$/.exec(file)
    const base = match?.[1]
    if (base === undefined) continue
    const normal = base.toLowerCase().replace(/[^a-z]/g, '')
    if (normal === name.replace(/[^a-z]/g, '')) return join(root, file)
  }
  return undefined
}
