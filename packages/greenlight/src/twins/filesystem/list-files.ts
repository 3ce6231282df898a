import { type Dirent, readdirSync, type Stats, statSync } from 'node:fs'
import { basename, sep } from 'node:path'
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
  isIgnored: (path: string) => boolean,
): readonly FoundFile[] | undefined {
  const found: FoundFile[] = []
  try {
    const isPlain = addTree(folder, { found, isIgnored, isFolder: statSync(folder).isDirectory() })
    return isPlain ? found : undefined
  } catch {
    return undefined
  }
}

/** Whether all was plain. */
function addTree(
  path: string,
  {
    found,
    isIgnored,
    isFolder,
  }: {
    readonly found: FoundFile[]
    readonly isIgnored: (path: string) => boolean
    readonly isFolder: boolean
  },
): boolean {
  if (isIgnored(path)) return true
  // Before its times are asked for: reading a folder changes one of them, and the original reads first.
  const entries = isFolder ? entriesOf(path) : []
  const stats = statSync(path)
  // The watcher leaves out what its owner may not read.
  if ((stats.mode & 0o400) === 0 || stats.isDirectory() !== isFolder) return false
  found.push({ path, stats })
  if (!isFolder) return stats.isFile()
  return entries.every(
    entry =>
      !entry.isSymbolicLink() &&
      addTree(path.endsWith(sep) ? path + entry.name : path + sep + entry.name, {
        found,
        isIgnored,
        isFolder: entry.isDirectory(),
      }),
  )
}

function entriesOf(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => compareByBytes(a.name, b.name))
}

/** Whether gatsby-source-filesystem leaves out a path whatever its options say. */
export function isIgnoredAlways(path: string): boolean {
  return IGNORED_NAMES.has(basename(path)) || IGNORED_ENDINGS.test(path)
}
