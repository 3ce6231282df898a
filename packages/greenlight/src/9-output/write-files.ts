import { join } from 'node:path'
import { ProblemError } from '#diagnostics'
import { notWritten } from './errors.ts'
import type { OutputRecords } from './output-records.ts'
import { createFilePublisher } from './publish-file.ts'

export interface WriteFilesOptions {
  /** Absolute. */
  readonly folder: string
  /** Content by file name. */
  readonly files: Iterable<readonly [string, string | Uint8Array]>
  /** Brought up to date. */
  readonly records: Pick<OutputRecords, 'files'>
  /** Told of each file before it is written. */
  readonly note?: (file: string, hash: string) => void
}

/**
 * Stage 9 for everything that is no page: writes the files that are new or differ.
 * @returns how many were written
 * @throws ProblemError `OUTPUT_NOT_WRITTEN`
 */
export function writeFiles({ folder, files, records, note }: WriteFilesOptions): number {
  const publish = createFilePublisher(folder, note)
  let written = 0
  for (const [file, content] of files) {
    const previous = records.files.get(file)
    try {
      const record = publish(file, content, previous)
      if (record !== previous) written++
      records.files.set(file, record)
    } catch (error) {
      throw new ProblemError(notWritten(join(folder, file), error))
    }
  }
  return written
}
