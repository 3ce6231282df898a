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
  current: { readonly pages: ReadonlySet<string>; readonly files: ReadonlySet<string> },
  unrecorded: ReadonlyMap<string, ReadonlySet<string>> = new Map(),
): number {
  const kept = new Set<string>(current.files)
  for (const path of current.pages) kept.add(htmlFile(path)).add(pageDataFile(path))
  let deleted = 0

  function remove(file: string, record: Parameters<typeof stands>[1]): void {
    const path = join(folder, file)
    if (!kept.has(file) && stands(path, record)) removeFile(path)
  }

  function removeFile(path: string): void {
    rmSync(path)
    deleted++
    removeEmptyFolders(dirname(path), folder)
  }

  for (const [path, { html, data }] of [...records.pages]) {
    if (current.pages.has(path)) continue
    remove(htmlFile(path), html)
    remove(pageDataFile(path), data)
    records.pages.delete(path)
  }
  for (const [file, record] of [...records.files]) {
    if (current.files.has(file)) continue
    remove(file, record)
    records.files.delete(file)
  }
  for (const [file, hashes] of unrecorded) {
    const path = join(folder, file)
    if (!kept.has(file) && hashes.has(hashOf(path) ?? '')) removeFile(path)
  }
  return deleted
}

/** Hash of a file's content; undefined where there is no such file. */
function hashOf(path: string): string | undefined {
  const found = statsOf(path)
  return found?.isFile() ? contentHash(readFileSync(path)) : undefined
}
