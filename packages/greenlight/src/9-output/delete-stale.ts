import { readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { htmlFile, pageDataFile } from '#render'
import { contentHash } from '#support/content-hash'
import type { OutputRecords } from './output-records.ts'
import { stands } from './publish-file.ts'
import { removeEmptyFolders } from './remove-empty-folders.ts'
import { statsOf } from './stats-of.ts'

/**
 * Deletes what earlier runs wrote and this one did not: files as they were written, and folders left empty. What
 * somebody else has written since under the same name stays.
 *
 * @param current the pages and files of this run
 * @param unrecorded hashes of contents that files may have been written with by runs that left no records
 * @returns how many files were deleted
 */
export function deleteStale(
  folder: string,
  records: OutputRecords,
  current: CurrentOutput,
  unrecorded: ReadonlyMap<string, ReadonlySet<string>> = new Map(),
): number {
  let kept: ReadonlySet<string> | undefined
  let deleted = 0

  function isKept(file: string): boolean {
    kept ??= filesOf(current)
    return kept.has(file)
  }

  function remove(file: string, record: Parameters<typeof stands>[1]): void {
    const path = join(folder, file)
    if (!isKept(file) && stands(path, record)) removeFile(path)
  }

  function removeFile(path: string): void {
    rmSync(path)
    deleted++
    removeEmptyFolders(dirname(path), folder)
  }

  for (const path of [...records.pages.paths()]) {
    const record = current.pages.has(path) ? undefined : records.pages.get(path)
    if (!record) continue
    remove(htmlFile(path), record.html)
    remove(pageDataFile(path), record.data)
    records.pages.delete(path)
  }
  for (const [file, record] of [...records.files]) {
    if (current.files.has(file)) continue
    remove(file, record)
    records.files.delete(file)
  }
  for (const [file, hashes] of unrecorded) {
    const path = join(folder, file)
    if (!isKept(file) && hashes.has(hashOf(path) ?? '')) removeFile(path)
  }
  return deleted
}

interface CurrentOutput {
  readonly pages: ReadonlySet<string>
  readonly files: ReadonlySet<string>
}

function filesOf({ pages, files }: CurrentOutput): ReadonlySet<string> {
  const all = new Set(files)
  for (const path of pages) all.add(htmlFile(path)).add(pageDataFile(path))
  return all
}

/** Hash of a file's content; undefined where there is no such file. */
function hashOf(path: string): string | undefined {
  const found = statsOf(path)
  return found?.isFile() ? contentHash(readFileSync(path)) : undefined
}
