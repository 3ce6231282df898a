import { hash } from 'node:crypto'
import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { contentHash } from '#support/content-hash'
import { isRecord } from '#support/is-record'
import { statsOf } from './stats-of.ts'

/** What was written to a file, enough to see that it still stands there. */
export interface FileRecord {
  readonly hash: string
  /** Bytes. */
  readonly size: number
  /** Milliseconds since 1970, as the file system has it. */
  readonly modified: number
}

/** Names of files that are being written; what a crash left of them is no page. */
export const TEMPORARY = '.greenlight-'

/**
 * Makes a function that writes files of a folder whole: under a temporary name, then renamed. A file that still
 * stands as it was recorded, with the same content, is left alone.
 *
 * @param note told of each file before it is written; see `createLedgerWriter`
 */
export function createFilePublisher(
  folder: string,
  note?: (file: string, hash: string) => void,
): (file: string, content: string | Uint8Array, previous: FileRecord | undefined) => FileRecord {
  const known = new Set<string>()
  const suffix = `${process.pid}-${hash('md5', `${performance.timeOrigin}`).slice(0, 6)}`

  function makeFolder(path: string): void {
    if (known.has(path)) return
    try {
      mkdirSync(path, { recursive: true })
    } catch (error) {
      if (!removeFileInTheWay(path, folder)) throw error
      mkdirSync(path, { recursive: true })
    }
    known.add(path)
  }

  return (file, content, previous) => {
    const digest = contentHash(content)
    const target = join(folder, file)
    if (previous?.hash === digest && stands(target, previous)) return previous
    const parent = dirname(target)
    const temporary = join(parent, `${TEMPORARY}${suffix}`)
    makeFolder(parent)
    try {
      note?.(file, digest)
      writeFileSync(temporary, content)
      renameOver(temporary, target)
    } catch (error) {
      rmSync(temporary, { force: true })
      known.delete(parent)
      throw error
    }
    const { size, mtimeMs } = statSync(target)
    return { hash: digest, size, modified: mtimeMs }
  }
}

/** Whether a file is there as it was written. */
export function stands(
  path: string,
  { size, modified }: Pick<FileRecord, 'size' | 'modified'>,
): boolean {
  const found = statsOf(path)
  return found?.isFile() === true && found.size === size && found.mtimeMs === modified
}

/**
 * A file may stand where a folder is to be, left by an earlier build.
 * @returns whether there was one; it is deleted
 */
function removeFileInTheWay(path: string, root: string): boolean {
  if (path === root || path === dirname(path)) return false
  const found = statsOf(path)
  if (!found) return removeFileInTheWay(dirname(path), root)
  if (found.isDirectory()) return false
  rmSync(path)
  return true
}

/** A folder may stand where a page's file is to go, left by an earlier build of other pages. */
function renameOver(temporary: string, target: string): void {
  try {
    renameSync(temporary, target)
  } catch (error) {
    if (!isRecord(error) || error.code !== 'EISDIR') throw error
    rmSync(target, { recursive: true })
    renameSync(temporary, target)
  }
}
