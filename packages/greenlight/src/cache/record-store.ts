import { deserialize, serialize } from 'node:v8'
import { crc32 } from 'node:zlib'
import type { RecordLog, RecordPlace } from './record-log.ts'

/** Named records that survive the process once the cache is committed. */
export interface RecordStore {
  readonly size: number
  has(key: string): boolean
  /** The bytes of a record; must not be written to. Undefined for unknown keys and records that are damaged. */
  get(key: string): Buffer | undefined
  /** Setting equal bytes again writes nothing. The store keeps `bytes` until they are written. */
  set(key: string, bytes: Buffer): void
  delete(key: string): boolean
  keys(): IterableIterator<string>
  clear(): void
}

/** A record store with what the cache needs to commit it. */
export interface OpenRecordStore extends RecordStore {
  /** Differs from what is committed. */
  readonly dirty: boolean
  readonly log: RecordLog
  /** Bytes of the log that belong to no record any more. */
  readonly garbage: number
  encodeIndex(): Buffer
  /** As `encodeIndex`, of the records that begin before a length of the log only. */
  encodeIndexUntil(length: number): Buffer
  /** Copies all records to another log and goes on there. */
  moveTo(log: RecordLog): void
  committed(): void
}

export interface RecordStoreOptions {
  readonly log: RecordLog
  /** What `encodeIndex` gave when the store was committed. */
  readonly index: Buffer | undefined
  /** Told of the key of a record that does not match its checksum. */
  readonly onDamage: (key: string) => void
}

interface StoredIndex {
  readonly keys: readonly string[]
  readonly offsets: Float64Array
  readonly lengths: Float64Array
  readonly crcs: Float64Array
}

export function openRecordStore(options: RecordStoreOptions): OpenRecordStore {
  const { log, onDamage } = options
  let { index } = options
  let places: Map<string, RecordPlace> | undefined
  let current = log
  let live = 0
  /** Keys of which something else is committed. */
  const changed = new Set<string>()
  /** Where committed records of keys that changed still stand. */
  const former = new Map<string, RecordPlace>()
  let hasMoved = false

  function known(): Map<string, RecordPlace> {
    if (places) return places
    places = index ? decodeIndex(index) : new Map<string, RecordPlace>()
    index = undefined
    for (const place of places.values()) live += place.length
    return places
  }

  function forget(key: string): boolean {
    const place = known().get(key)
    if (!place) return false
    live -= place.length
    known().delete(key)
    if (!changed.has(key)) former.set(key, place)
    changed.add(key)
    return true
  }

  function isSame(place: RecordPlace, bytes: Buffer): boolean {
    return (
      place.length === bytes.length &&
      place.crc === crc32(bytes) &&
      current.read(place)?.equals(bytes) === true
    )
  }

  return {
    get size() {
      return known().size
    },
    get dirty() {
      return hasMoved || changed.size > 0
    },
    get log() {
      return current
    },
    get garbage() {
      known()
      return current.length - live
    },
    has: key => known().has(key),
    get(key) {
      const place = known().get(key)
      if (!place) return undefined
      const bytes = current.read(place)
      if (!bytes) {
        forget(key)
        onDamage(key)
      }
      return bytes
    },
    set(key, bytes) {
      const place = known().get(key)
      if (place && isSame(place, bytes)) return
      forget(key)
      live += bytes.length
      const committed = former.get(key)
      if (committed && isSame(committed, bytes)) {
        known().set(key, committed)
        former.delete(key)
        changed.delete(key)
        return
      }
      known().set(key, current.append(bytes))
      changed.add(key)
    },
    delete: forget,
    keys: () => known().keys(),
    clear() {
      for (const key of [...known().keys()]) forget(key)
    },
    encodeIndex: () => encodeIndex(known()),
    encodeIndexUntil: length =>
      encodeIndex(new Map([...known()].filter(([, { offset }]) => offset < length))),
    moveTo(target) {
      for (const [key, place] of known()) {
        const bytes = current.read(place)
        if (bytes) known().set(key, target.append(bytes))
        else {
          forget(key)
          onDamage(key)
        }
      }
      current.close()
      current = target
      former.clear()
      hasMoved = true
    },
    committed() {
      former.clear()
      changed.clear()
      hasMoved = false
    },
  }
}

function encodeIndex(places: ReadonlyMap<string, RecordPlace>): Buffer {
  const list = [...places.values()]
  const index: StoredIndex = {
    keys: [...places.keys()],
    offsets: Float64Array.from(list, place => place.offset),
    lengths: Float64Array.from(list, place => place.length),
    crcs: Float64Array.from(list, place => place.crc),
  }
  return serialize(index)
}

/** What `encodeIndex` was given. */
export function decodeIndex(bytes: Buffer): Map<string, RecordPlace> {
  const { keys, offsets, lengths, crcs }: StoredIndex = deserialize(bytes)
  const places = new Map<string, RecordPlace>()
  keys.forEach((key, at) => {
    places.set(key, { offset: offsets[at] ?? 0, length: lengths[at] ?? 0, crc: crcs[at] ?? 0 })
  })
  return places
}
