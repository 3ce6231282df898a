import { type Dirent, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Everything below a folder that is no folder itself, as paths from there with `/`, in the order of the file system.
 * A folder that cannot be read has nothing below it.
 * @param isLeftOut asked for each entry and its path; a folder that is left out is not looked into
 */
export function filesBelow(
  folder: string,
  isLeftOut: (entry: Dirent, path: string) => boolean = () => false,
): string[] {
  const listFrom = (below: string): string[] =>
    entriesOf(join(folder, below)).flatMap(entry => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (isLeftOut(entry, path)) return []
      return entry.isDirectory() ? listFrom(path) : [path]
    })
  return listFrom('')
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
