import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow } from '#support/files-below'

/**
 * The files of `static` folders, which are copied as they are: those of plugins and themes in hook order, then the
 * site's, where later ones replace earlier ones of the same name.
 *
 * @param folders folders of plugins and of the site, absolute
 */
export function* readStaticFiles(
  folders: readonly string[],
): Generator<readonly [string, Uint8Array]> {
  const files = new Map<string, string>()
  for (const folder of folders.map(folder => join(folder, 'static'))) {
    for (const file of filesBelow(folder)) files.set(file, join(folder, file))
  }
  for (const [file, path] of files) yield [file, readFileSync(path)]
}
