import {
  appendFileSync,
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { htmlFile, pageDataFile } from '#render'
import type { OutputRecords } from './output-records.ts'
import { TEMPORARY } from './publish-file.ts'

/**
 * What builds were about to write to `public`, noted before it was written. The records of `OutputRecords` are more
 * precise, but are kept with the cache: they know nothing of a build that was killed, and go with a cache that was
 * dropped. Then the ledger tells which files are the engine's own.
 */
export interface OutputLedger {
  /** File that `createLedgerWriter` adds to, absolute. */
  readonly path: string
  /** Hashes of contents by file name, of all that may have been written; empty where the records are complete. */
  readonly unrecorded: ReadonlyMap<string, ReadonlySet<string>>
  /** Says that the records are complete, and committed. Shortens the ledger where it has grown. */
  close(records: OutputRecords): void
}

/** Last line of a ledger whose build came to its end. */
const DONE = 'done\n'

/** A ledger is written anew when it has more than twice what it needs, and this much; bytes. */
const WORTH_SHORTENING = 1 << 16

/** Bytes of the shortest line there can be: a hash, a space, a name, a line break. */
const LEAST_LINE = 30

/**
 * Opens the ledger of a site.
 * @param options.directory folder of the cache, absolute
 * @param options.publicFolder absolute; unfinished files of a killed build are removed from it
 * @param options.hasRecords whether records of the last run were found
 */
export function openOutputLedger({
  directory,
  publicFolder,
  hasRecords,
}: {
  readonly directory: string
  readonly publicFolder: string
  readonly hasRecords: boolean
}): OutputLedger {
  const path = join(directory, 'written.log')
  const wasDone = endsWith(path, DONE)
  const unrecorded = wasDone && hasRecords ? new Map() : readLedger(path)
  if (!wasDone) removeUnfinished(publicFolder, unrecorded.keys())
  return {
    path,
    unrecorded,
    close(records) {
      const size = sizeOf(path)
      if (size === 0 || (unrecorded.size === 0 && endsWith(path, DONE))) return
      // Mostly it can be told without writing the lines that it needs no shortening.
      const least = LEAST_LINE * (2 * records.pages.size + records.files.size)
      if (unrecorded.size === 0 && size < WORTH_SHORTENING + 2 * least) {
        appendFileSync(path, DONE)
        return
      }
      const lines = [...linesOf(records)]
      const needed = lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0)
      if (unrecorded.size === 0 && size < WORTH_SHORTENING + 2 * needed) {
        appendFileSync(path, DONE)
        return
      }
      writeFileSync(`${path}.new`, `${lines.join('')}${DONE}`)
      renameSync(`${path}.new`, path)
    },
  }
}

/** Makes a function that notes a file before it is written. Several threads may add to one ledger. */
export function createLedgerWriter(path: string): (file: string, hash: string) => void {
  let descriptor: number | undefined
  return (file, hash) => {
    if (descriptor === undefined) {
      mkdirSync(dirname(path), { recursive: true })
      descriptor = openSync(path, 'a')
      // The last line may have been cut off where the disk was full.
      writeFileSync(descriptor, '\n')
    }
    writeFileSync(descriptor, lineOf(file, hash))
  }
}

const lineOf = (file: string, hash: string) => `${hash} ${file}\n`

function* linesOf({ pages, files }: OutputRecords): Generator<string> {
  for (const [path, { html, data }] of pages.entries()) {
    yield lineOf(htmlFile(path), html.hash)
    yield lineOf(pageDataFile(path), data.hash)
  }
  for (const [file, { hash }] of files) yield lineOf(file, hash)
}

function readLedger(path: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  let text = ''
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    // Nothing has been written yet.
  }
  for (const line of text.split('\n')) {
    const end = line.indexOf(' ')
    if (end < 0) continue
    const file = line.slice(end + 1)
    const hashes = found.get(file) ?? new Set()
    found.set(file, hashes.add(line.slice(0, end)))
  }
  return found
}

/** Deletes files under temporary names beside those that a killed build was writing. */
function removeUnfinished(publicFolder: string, files: Iterable<string>): void {
  const folders = new Set([...files].map(file => dirname(join(publicFolder, file))))
  for (const folder of folders) {
    for (const name of namesIn(folder)) {
      if (name.startsWith(TEMPORARY)) rmSync(join(folder, name), { force: true })
    }
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function sizeOf(path: string): number {
  return withFile(path, descriptor => fstatSync(descriptor).size) ?? 0
}

function endsWith(path: string, end: string): boolean {
  const found = withFile(path, descriptor => {
    const tail = Buffer.alloc(end.length)
    const start = fstatSync(descriptor).size - end.length
    if (start < 0) return false
    readSync(descriptor, tail, 0, end.length, start)
    return tail.toString() === end
  })
  return found ?? false
}

function withFile<T>(path: string, read: (descriptor: number) => T): T | undefined {
  let descriptor: number
  try {
    descriptor = openSync(path, 'r')
  } catch {
    return undefined
  }
  try {
    return read(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
