import { type Dirent, readdirSync, type Stats, statSync } from 'node:fs'
import { basename, sep } from 'node:path'
import { compareByBytes } from '#support/compare-by-bytes'
import type { KnownFiles } from './known-files.ts'

/** A file or folder with what the file system says of it. */
export interface FoundFile {
  /** Absolute. */
  readonly path: string
  readonly stats: Stats
  /** Its place among the known files where it is as it was. */
  readonly place: number | undefined
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
 * order. The original leaves the order to the file system and to chance. A folder that is as it was and settled
 * (`KnownFiles.isSettled`) is not read: it holds what it held.
 *
 * @returns undefined where something needs the original's care: links, what is neither file nor folder, or may not
 * be read
 */
export function listFiles(
  folder: string,
  { isIgnored, known }: ListFilesOptions,
): readonly FoundFile[] | undefined {
  const found: FoundFile[] = []
  try {
    const isPlain =
      isIgnored(folder) ||
      addTree(
        { path: folder, isFolder: statSync(folder).isDirectory() },
        { found, isIgnored, known },
      )
    return isPlain ? found : undefined
  } catch {
    return undefined
  }
}

interface ListFilesOptions {
  readonly isIgnored: (path: string) => boolean
  /** What the last run found, with the same paths ignored. */
  readonly known: KnownFiles
}

interface Walk extends ListFilesOptions {
  readonly found: FoundFile[]
}

interface Entry {
  readonly path: string
  readonly isFolder: boolean
}

/** Whether all was plain. */
function addTree({ path, isFolder }: Entry, walk: Walk): boolean {
  const { known, found } = walk
  const place = known.placeOf(path)
  if (isFolder && place !== undefined && known.isSettled(place)) {
    const stats = statSync(path)
    if (known.isSame(place, stats)) {
      if (!isReadable(stats)) return false
      found.push({ path, stats, place })
      return addKnown(path, place, walk)
    }
  }
  // Before its times are asked for: reading a folder changes one of them, and the original reads first.
  const entries = isFolder ? entriesOf(path) : []
  const stats = statSync(path)
  if (!isReadable(stats) || stats.isDirectory() !== isFolder) return false
  const isSame = place !== undefined && known.isSame(place, stats)
  found.push({ path, stats, place: isSame ? place : undefined })
  if (!isFolder) return stats.isFile()
  return entries.every(entry => {
    if (entry.isSymbolicLink()) return false
    const child = within(path) + entry.name
    return walk.isIgnored(child) || addTree({ path: child, isFolder: entry.isDirectory() }, walk)
  })
}

/** Adds what a folder is known to hold. */
function addKnown(folder: string, place: number, walk: Walk): boolean {
  const { known } = walk
  const isBelow = (at: number, parent: string) => known.pathAt(at)?.startsWith(parent) === true
  const start = within(folder)
  for (let at = place + 1; isBelow(at, start); ) {
    const path = known.pathAt(at) ?? ''
    const isFolder = known.isFolderAt(at)
    if (!addTree({ path, isFolder }, walk)) return false
    at++
    if (isFolder) while (isBelow(at, within(path))) at++
  }
  return true
}

const within = (folder: string) => (folder.endsWith(sep) ? folder : folder + sep)

/** The watcher leaves out what its owner may not read. */
const isReadable = (stats: Stats) => (stats.mode & 0o400) !== 0

function entriesOf(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => compareByBytes(a.name, b.name))
}

/** Whether gatsby-source-filesystem leaves out a path whatever its options say. */
export function isIgnoredAlways(path: string): boolean {
  return IGNORED_NAMES.has(basename(path)) || IGNORED_ENDINGS.test(path)
}
