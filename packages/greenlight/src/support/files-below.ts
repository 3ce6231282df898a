import { type Dirent, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Everything below a folder that is no folder itself, as paths from there with `/`, in the order of the file system.
 * A folder that cannot be read has nothing below it.
 * @param isLeftOut asked for each entry; a folder that is left out is not looked into
 */
export function filesBelow(
  folder: string,
  isLeftOut: (entry: Dirent) => boolean = () => false,
): string[] {
  const listFrom = (below: string): string[] =>
    entriesOf(join(folder, below)).flatMap(entry => {
      if (isLeftOut(entry)) return []
      const path = below === '' ? entry.name : `${below}/${entry.name}`
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
