import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** In the order in which they win: Gatsby looks at compiled TypeScript first. */
const EXTENSIONS = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs']

/** The file `<folder>/<name>` with one of the extensions that can be loaded; undefined when there is none. */
export function findModuleFile(folder: string, name: string): string | undefined {
  for (const extension of EXTENSIONS) {
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
