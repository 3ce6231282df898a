import { deserialize, serialize } from 'node:v8'
import type { FileRecord } from './publish-file.ts'

/** What one page left in `public`. */
export interface PageRecord {
  /** Hash of what its document was rendered from beside its data; the same for pages of one template. */
  readonly partsHash: string
  /** `PageAtHand.dataKey` of its data. */
  readonly dataKey: string
  readonly html: FileRecord
  readonly data: FileRecord
  /** Names of the pieces of slices' HTML that belong to it. */
  readonly pieces: readonly string[]
}

/**
 * What all pages left, by path. There are many, and a run in which nothing changed looks at each: so they are read
 * and written as a few long columns, and nothing is made of a page before it is asked for.
 */
export interface PageRecords {
  readonly size: number
  /** Whether any record is another one than when they were read. */
  readonly isChanged: boolean
  has(path: string): boolean
  get(path: string): PageRecord | undefined
  set(path: string, record: PageRecord): void
  delete(path: string): void
  paths(): Iterable<string>
  entries(): Iterable<readonly [path: string, record: PageRecord]>
  encode(): Buffer
}

/** Characters of a hash, as `contentHash` makes them. */
const HASH = 27

/** Numbers kept of each page's files: size and time of the document, size and time of the data. */
const NUMBERS = 4

interface Columns {
  readonly paths: readonly string[]
  readonly partsHashes: readonly string[]
  readonly partsOf: Uint32Array
  /** Of each page three hashes, one after another: key of the data, document, data. */
  readonly hashes: string
  readonly numbers: Float64Array
  /** By path, where there are any. */
  readonly pieces: ReadonlyMap<string, readonly string[]>
}

const NO_PIECES: readonly string[] = []

/** @param bytes what `encode` gave; none where there are no pages yet */
export function openPageRecords(bytes?: Buffer): PageRecords {
  const columns: Columns | undefined = bytes && deserialize(bytes)
  /** Places of those that are as they were read. */
  const rows = new Map(columns?.paths.map((path, row) => [path, row]))
  const written = new Map<string, PageRecord>()
  let isChanged = false

  function forget(path: string): boolean {
    const wasRead = rows.delete(path)
    return written.delete(path) || wasRead
  }

  function* entries(): Generator<readonly [string, PageRecord]> {
    if (columns) for (const [path, row] of rows) yield [path, recordAt(columns, path, row)]
    yield* written
  }

  return {
    get size() {
      return rows.size + written.size
    },
    get isChanged() {
      return isChanged
    },
    has: path => rows.has(path) || written.has(path),
    get(path) {
      const row = rows.get(path)
      return columns && row !== undefined ? recordAt(columns, path, row) : written.get(path)
    },
    set(path, record) {
      forget(path)
      written.set(path, record)
      isChanged = true
    },
    delete(path) {
      if (forget(path)) isChanged = true
    },
    *paths() {
      yield* rows.keys()
      yield* written.keys()
    },
    entries,
    encode: () => serialize(columnsOf(entries())),
  }
}

function recordAt(
  { partsHashes, partsOf, hashes, numbers, pieces }: Columns,
  path: string,
  row: number,
): PageRecord {
  const hashAt = (place: number) =>
    hashes.slice((row * 3 + place) * HASH, (row * 3 + place + 1) * HASH)
  const numberAt = (place: number) => numbers[row * NUMBERS + place] ?? 0
  return {
    partsHash: partsHashes[partsOf[row] ?? -1] ?? '',
    dataKey: hashAt(0),
    html: { hash: hashAt(1), size: numberAt(0), modified: numberAt(1) },
    data: { hash: hashAt(2), size: numberAt(2), modified: numberAt(3) },
    pieces: pieces.get(path) ?? NO_PIECES,
  }
}

function columnsOf(entries: Iterable<readonly [string, PageRecord]>): Columns {
  const paths: string[] = []
  const partsHashes = new Map<string, number>()
  const partsOf: number[] = []
  const hashes: string[] = []
  const numbers: number[] = []
  const pieces = new Map<string, readonly string[]>()
  for (const [path, { partsHash, dataKey, html, data, pieces: own }] of entries) {
    paths.push(path)
    const parts = partsHashes.get(partsHash) ?? partsHashes.size
    partsHashes.set(partsHash, parts)
    partsOf.push(parts)
    hashes.push(dataKey, html.hash, data.hash)
    numbers.push(html.size, html.modified, data.size, data.modified)
    if (own.length > 0) pieces.set(path, own)
  }
  return {
    paths,
    partsHashes: [...partsHashes.keys()],
    partsOf: Uint32Array.from(partsOf),
    hashes: hashes.join(''),
    numbers: Float64Array.from(numbers),
    pieces,
  }
}
