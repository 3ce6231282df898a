import { deserialize, serialize } from 'node:v8'
import type { RecordStore } from '#cache'
import type { SharedParts } from './page-reasons.ts'
import type { FileRecord } from './publish-file.ts'

/** What one page left in `public`. */
export interface PageRecord {
  /** Hash of everything its document was rendered from. */
  readonly renderedFrom: string
  readonly html: FileRecord
  readonly data: FileRecord
  /** Names of the pieces of slices' HTML that belong to it. */
  readonly pieces: readonly string[]
}

/** What the engine has written to `public`, kept between runs. */
export interface OutputRecords {
  /** Pages by path. */
  readonly pages: Map<string, PageRecord>
  /** All other files by name. */
  readonly files: Map<string, FileRecord>
  /** What the documents of a template's pages were made of, by name of the template's chunk. */
  readonly parts: Map<string, SharedParts>
}

/** Changes with the form of the records. */
const PAGES = 'pages 2'

/** Reads what earlier runs have written; nothing where it cannot be read. */
export function loadOutputRecords(store: RecordStore): OutputRecords {
  return {
    pages: readMap(store, PAGES),
    files: readMap(store, 'files'),
    parts: readMap(store, 'parts'),
  }
}

/**
 * Keeps what has been written, to be committed with the cache.
 * @param options.arePagesSame whether no record of a page is another one than when they were loaded
 */
export function saveOutputRecords(
  store: RecordStore,
  { pages, files, parts }: OutputRecords,
  { arePagesSame }: { readonly arePagesSame: boolean },
): void {
  if (!arePagesSame || !store.has(PAGES)) store.set(PAGES, serialize(pages))
  store.set('files', serialize(files))
  store.set('parts', serialize(parts))
}

function readMap<T>(store: RecordStore, key: string): Map<string, T> {
  const bytes = store.get(key)
  return bytes ? deserialize(bytes) : new Map<string, T>()
}
