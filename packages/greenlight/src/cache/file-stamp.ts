import { uptime } from 'node:os'
import type { CacheFiles } from './cache-files.ts'

/** What the file system says of a file when it has been written: `[size, mtimeMs, ctimeMs, ino]`. */
export type FileStamp = readonly number[]

/** Clocks of file systems and of the machine may differ by so much; milliseconds. */
const CLOCK_DIFFERENCE = 10_000

/** The stamp of a file as it is now, to be kept with what was written to it. @throws as `statSync` */
export function stampOf(path: string, files: CacheFiles): FileStamp {
  const { size, mtimeMs, ctimeMs, ino } = files.statSync(path)
  return [size, mtimeMs, ctimeMs, ino]
}

/**
 * Whether nothing has been written to a file since it was stamped, so that its content need not be read to know that
 * it is whole. Nobody can set the time of change. Of a file from before the machine was started nothing is known: what
 * was written may not have reached the medium.
 * @throws as `statSync`
 */
export function isAsStamped(
  path: string,
  stamp: FileStamp | undefined,
  files: CacheFiles,
): boolean {
  if (!stamp) return false
  const now = stampOf(path, files)
  const startOfMachine = Date.now() - uptime() * 1000
  const changed = now[2] ?? 0
  return (
    changed > startOfMachine + CLOCK_DIFFERENCE && now.every((value, at) => value === stamp[at])
  )
}
