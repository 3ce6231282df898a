import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { isRecord } from '#support/is-record'

/** Compiled code by the hash of its file's name and source. */
export interface CodeStore {
  get(hash: string): Buffer | undefined
  /**
   * Writes what is given, and what else was there. Nothing happens where the file cannot be written: code is compiled
   * again then.
   */
  save(added: ReadonlyMap<string, Buffer>): void
}

type Place = readonly [offset: number, length: number, checksum: number]

/** Length and checksum of the list of places, which stands before the code. */
const HEAD = 8

/** Bytes of code beyond which what the last run did not ask for is left out. */
const LIMIT = 32 * 2 ** 20

/** Milliseconds after which code of another version of Node, or for other options of V8, is deleted. */
const KEPT = 7 * 24 * 60 * 60 * 1000

/**
 * Opens a file of compiled code. V8 does not look closely at what it is given, so nothing leaves the file whose
 * checksum is not right.
 */
export function openCodeStore(file: string): CodeStore {
  const { places, code } = read(file)
  const asked = new Set<string>()

  function get(hash: string): Buffer | undefined {
    const place = places.get(hash)
    if (!place) return undefined
    const [offset, length, checksum] = place
    const bytes = code.subarray(offset, offset + length)
    if (bytes.length !== length || crc32(bytes) !== checksum) return undefined
    asked.add(hash)
    return bytes
  }

  return {
    get,
    save(added) {
      const former = [...places.keys()].filter(hash => !added.has(hash))
      const kept = code.length > LIMIT ? former.filter(hash => asked.has(hash)) : former
      write(file, new Map([...kept.flatMap(entryOf), ...added]))
    },
  }

  function entryOf(hash: string): [string, Buffer][] {
    const bytes = get(hash)
    return bytes ? [[hash, bytes]] : []
  }
}

function read(file: string): {
  readonly places: ReadonlyMap<string, Place>
  readonly code: Buffer
} {
  const nothing = { places: new Map<string, Place>(), code: Buffer.alloc(0) }
  try {
    const bytes = readFileSync(file)
    const end = HEAD + bytes.readUInt32LE(0)
    const list = bytes.subarray(HEAD, end)
    if (crc32(list) !== bytes.readUInt32LE(4)) return nothing
    const listed: unknown = JSON.parse(list.toString())
    if (!isRecord(listed)) return nothing
    const places = Object.entries(listed).flatMap(([hash, place]): [string, Place][] =>
      isPlace(place) ? [[hash, place]] : [],
    )
    return { places: new Map(places), code: bytes.subarray(end) }
  } catch {
    return nothing
  }
}

function isPlace(value: unknown): value is Place {
  return Array.isArray(value) && value.length === 3 && value.every(Number.isInteger)
}

function write(file: string, entries: ReadonlyMap<string, Buffer>): void {
  const places: Record<string, Place> = {}
  let offset = 0
  for (const [hash, bytes] of entries) {
    places[hash] = [offset, bytes.length, crc32(bytes)]
    offset += bytes.length
  }
  const list = Buffer.from(JSON.stringify(places))
  const head = Buffer.alloc(HEAD)
  head.writeUInt32LE(list.length, 0)
  head.writeUInt32LE(crc32(list), 4)
  const temporary = `${file}.${process.pid}.tmp`
  try {
    if (!existsSync(dirname(file))) mkdirSync(dirname(file))
    writeFileSync(temporary, Buffer.concat([head, list, ...entries.values()]))
    renameSync(temporary, file)
    deleteOld(dirname(file))
  } catch {
    // A full disk, or a cache that was deleted meanwhile.
  }
}

function deleteOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (Date.now() - statSync(path).mtimeMs > KEPT) rmSync(path, { force: true })
  }
}
