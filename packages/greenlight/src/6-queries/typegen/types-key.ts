import { type Dirent, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { print } from 'graphql'
import micromatch from 'micromatch'
import { contentHash } from '#support/content-hash'
import { filesBelow } from '#support/files-below'
import type { TypesInput } from './generate-types.ts'

/** A hash of all that the file of types is made of: while it is the same, so is the file. */
export function typesKey({ root, sdl, definitions, searchPaths }: TypesInput): string {
  const parts = [
    sdl,
    ...definitions.map(({ node, file }) => `${file}\0${print(node)}`),
    ...listSearched(root, searchPaths).map(file => `${file}\0${readFileSync(file, 'utf8')}`),
  ]
  return contentHash(parts.join('\0'))
}

/** Files that the patterns mean; patterns without a folder of their own are searched for in the whole site. */
function listSearched(root: string, patterns: readonly string[]): string[] {
  const files = patterns.flatMap(pattern => {
    const { base, glob } = micromatch.scan(pattern)
    if (glob === '') return isFile(join(root, base)) ? [join(root, base)] : []
    const matches = micromatch.matcher(glob)
    return filesBelow(join(root, base), isUnsearched).flatMap(file =>
      matches(file) ? [join(root, base, file)] : [],
    )
  })
  return [...new Set(files)].sort()
}

const IGNORED = new Set(['node_modules', '.git', '.cache', 'public'])

/** Only files are searched, and no folder of what was installed or made. */
function isUnsearched(entry: Dirent): boolean {
  return entry.isDirectory() ? IGNORED.has(entry.name) : !entry.isFile()
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}
