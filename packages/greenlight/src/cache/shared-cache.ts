import { openSync, readSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import type { RecordPlace } from './record-log.ts'
import { decodeIndex } from './record-store.ts'

/** Stores of a cache as other threads of the process read them; made by `SiteCache.share`. Plain data. */
export interface SharedCache {
  /** Folder of the cache. */
  readonly directory: string
  readonly stores: Readonly<Record<string, SharedStore>>
}

export interface SharedStore {
  /** The log: it only grows, so what the index names stays where it is. */
  readonly path: string
  /** In memory that all threads see. */
  readonly index: Uint8Array
}

/** The records of a shared store. */
export interface SharedRecords {
  has(key: string): boolean
  /** Undefined for unknown keys and records that are damaged. */
  get(key: string): Buffer | undefined
  keys(): IterableIterator<string>
}

/** Opens a store of another thread; one that is not shared is empty. Its file is opened for the first record. */
export function openSharedStore(shared: SharedStore | undefined): SharedRecords {
  if (!shared) {
    const nothing = new Map<string, Buffer>()
    return { has: () => false, get: () => undefined, keys: () => nothing.keys() }
  }
  const { path, index } = shared
  let places: ReadonlyMap<string, RecordPlace> | undefined
  let descriptor: number | undefined
  const known = () => {
    places ??= decodeIndex(Buffer.from(index))
    return places
  }
  return {
    has: key => known().has(key),
    get(key) {
      const place = known().get(key)
      if (!place) return undefined
      descriptor ??= openSync(path, 'r')
      const bytes = Buffer.allocUnsafe(place.length)
      const isWhole = readSync(descriptor, bytes, 0, place.length, place.offset) === place.length
      return isWhole && crc32(bytes) === place.crc ? bytes : undefined
    },
    keys: () => known().keys(),
  }
}

/** Copies bytes to where all threads see them. */
export function shareBytes(bytes: Uint8Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length))
  shared.set(bytes)
  return shared
}
