import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** All files below a folder, sorted, absolute; none where the folder does not exist. Links are followed. */
export function listFiles(folder: string): string[] {
  return listBelow(folder, [])
}

function listBelow(folder: string, above: readonly string[]): string[] {
  const entries = readEntries(folder)
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const path = join(folder, entry.name)
      if (entry.isFile()) return [path]
      if (entry.isDirectory()) return listBelow(path, above)
      return entry.isSymbolicLink() ? listLinked(path, above) : []
    })
}

/** A linked folder is not entered again from within itself. */
function listLinked(path: string, above: readonly string[]): string[] {
  const linked = statSync(path, { throwIfNoEntry: false })
  if (linked?.isFile()) return [path]
  if (!linked?.isDirectory()) return []
  const target = realpathSync(path)
  return above.includes(target) ? [] : listBelow(path, [...above, target])
}

function readEntries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    const code = typeof error === 'object' && error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') return []
    throw error
  }
}
