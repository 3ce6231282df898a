import { type Dirent, readdirSync, type Stats, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { compareByBytes } from '#support/compare-by-bytes'

/** A file or folder with what the file system says of it. */
export interface FoundFile {
  /** Absolute. */
  readonly path: string
  readonly stats: Stats
}

/** Names that gatsby-source-filesystem never makes nodes of. */
const IGNORED_NAMES: ReadonlySet<string> = new Set([
  '.DS_Store',
  '.gitignore',
  '.npmignore',
  '.babelrc',
  'yarn.lock',
  'bower_components',
  'node_modules',
])

/** Backups of editors, by gatsby-source-filesystem's list and that of the watcher it uses. */
const IGNORED_ENDINGS = /\.un~$|\..*\.sw[px]$|~$|\.subl.*\.tmp/

/**
 * Lists a folder and all in it: each folder before what it holds, entries by name, so that every run finds the same
 * order. The original leaves the order to the file system and to chance.
 *
 * @returns undefined where something needs the original's care: links, what is neither file nor folder, or may not
 * be read
 */
export function listFiles(
  folder: string,
  isIgnored: (path: string, stats: Stats) => boolean,
): readonly FoundFile[] | undefined {
  const found: FoundFile[] = []
  try {
    return addTree(folder, found, isIgnored) ? found : undefined
  } catch {
    return undefined
  }
}

/** Whether all was plain. */
function addTree(
  path: string,
  found: FoundFile[],
  isIgnored: (path: string, stats: Stats) => boolean,
): boolean {
  const stats = statSync(path)
  if (isIgnored(path, stats)) return true
  // The watcher leaves out what its owner may not read.
  if ((stats.mode & 0o400) === 0) return false
  found.push({ path, stats })
  if (!stats.isDirectory()) return stats.isFile()
  return entriesOf(path).every(
    entry => !entry.isSymbolicLink() && addTree(join(path, entry.name), found, isIgnored),
  )
}

function entriesOf(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => compareByBytes(a.name, b.name))
}

/** Whether gatsby-source-filesystem leaves out a path whatever its options say. */
export function isIgnoredAlways(path: string): boolean {
  return IGNORED_NAMES.has(basename(path)) || IGNORED_ENDINGS.test(path)
}
