import { deserialize, serialize } from 'node:v8'
import type { RecordStore } from '#cache'
import type { SharedParts } from './page-reasons.ts'
import { openPageRecords, type PageRecords } from './page-records.ts'
import type { FileRecord } from './publish-file.ts'

/** What the engine has written to `public`, kept between runs. */
export interface OutputRecords {
  readonly pages: PageRecords
  /** All other files by name. */
  readonly files: Map<string, FileRecord>
  /** What the documents of a template's pages were made of, by name of the template's chunk. */
  readonly parts: Map<string, SharedParts>
}

/** Changes with the form of the records. */
const PAGES = 'pages 3'

/** Reads what earlier runs have written; nothing where it cannot be read. */
export function loadOutputRecords(store: RecordStore): OutputRecords {
  return {
    pages: openPageRecords(store.get(PAGES)),
    files: readMap(store, 'files'),
    parts: readMap(store, 'parts'),
  }
}

/** Keeps what has been written, to be committed with the cache. */
export function saveOutputRecords(
  store: RecordStore,
  { pages, files, parts }: OutputRecords,
): void {
  if (pages.isChanged || !store.has(PAGES)) store.set(PAGES, pages.encode())
  store.set('files', serialize(files))
  store.set('parts', serialize(parts))
}

function readMap<T>(store: RecordStore, key: string): Map<string, T> {
  const bytes = store.get(key)
  return bytes ? deserialize(bytes) : new Map<string, T>()
}
