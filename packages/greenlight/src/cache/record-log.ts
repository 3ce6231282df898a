import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import type { CacheFiles } from './cache-files.ts'

/** Where a record stands in its log, and its checksum (CRC-32). */
export interface RecordPlace {
  readonly offset: number
  readonly length: number
  readonly crc: number
}

/** How much of a log is committed: its length in bytes and the checksum of all of it. */
export interface LogExtent {
  readonly length: number
  readonly crc: number
}

/** A file that only grows at its end; what the manifest committed is never written again. */
export interface RecordLog {
  readonly path: string
  /** Bytes appended so far, written or not. */
  readonly length: number
  append(bytes: Buffer): RecordPlace
  /** The record, or undefined when what is there does not match its checksum. */
  read(place: RecordPlace): Buffer | undefined
  /** Writes what is still in memory. @throws the error of the file system; nothing is lost and a later call tries again */
  flush(): LogExtent
  close(): void
}

export interface RecordLogOptions {
  readonly path: string
  /** What is committed; the rest of the file is what a killed run left, and is overwritten. */
  readonly extent: LogExtent
  readonly files: CacheFiles
  /** Reads all that is committed at once when many records are asked for; for logs of which often most is needed. */
  readonly resident: boolean
}

const NOTHING = Buffer.alloc(0)

/** So many records of a resident log are read one by one before all of it is. */
const MANY = 200

/** Records are written in batches of about this many bytes. */
const BATCH = 1 << 20

/** After a batch could not be written, the next attempt waits for this many bytes more. */
const PATIENCE = 64 << 20

/** Opens a log. Touches no file before there is something to read or write. */
export function openRecordLog({ path, extent, files, resident }: RecordLogOptions): RecordLog {
  let written = extent.length
  let crc = extent.crc
  /** Records not yet written, by their offset. */
  let pending = new Map<number, Buffer>()
  let pendingBytes = 0
  let attemptAt = BATCH
  let descriptor: number | undefined
  let content: Buffer | undefined
  let reads = 0

  function open(): number {
    if (descriptor !== undefined) return descriptor
    if (extent.length > 0) {
      descriptor = files.openSync(path, 'r+')
    } else {
      files.mkdirSync(dirname(path), { recursive: true })
      // Truncates: the name may be taken by the remains of a killed run.
      descriptor = files.openSync(path, 'w+')
    }
    return descriptor
  }

  function flush(): LogExtent {
    if (pendingBytes > 0) {
      const bytes = Buffer.concat([...pending.values()], pendingBytes)
      writeWhole(files, open(), bytes, written)
      crc = crc32(bytes, crc)
      written += bytes.length
      pending = new Map()
      pendingBytes = 0
      attemptAt = BATCH
    }
    return { length: written, crc }
  }

  function readWritten(offset: number, length: number): Buffer | undefined {
    const bytes = Buffer.allocUnsafe(length)
    let done = 0
    while (done < length) {
      const count = files.readSync(open(), bytes, done, length - done, offset + done)
      if (count === 0) return undefined
      done += count
    }
    return bytes
  }

  function readResident(offset: number, length: number): Buffer | undefined {
    content ??= readWritten(0, extent.length)
    return content?.subarray(offset, offset + length)
  }

  function bytesAt({ offset, length }: RecordPlace): Buffer | undefined {
    if (offset >= written) return pending.get(offset)
    return resident && offset < extent.length && ++reads > MANY
      ? readResident(offset, length)
      : readWritten(offset, length)
  }

  return {
    path,
    get length() {
      return written + pendingBytes
    },
    append(bytes) {
      const place = { offset: written + pendingBytes, length: bytes.length, crc: crc32(bytes) }
      if (bytes.length > 0) pending.set(place.offset, bytes)
      pendingBytes += bytes.length
      if (pendingBytes >= attemptAt) {
        try {
          flush()
        } catch {
          // Told when the cache is committed, where something can be done about it.
          attemptAt = pendingBytes + PATIENCE
        }
      }
      return place
    },
    read(place) {
      const bytes = place.length === 0 ? NOTHING : bytesAt(place)
      return bytes && crc32(bytes) === place.crc ? bytes : undefined
    },
    flush,
    close() {
      if (descriptor !== undefined) files.closeSync(descriptor)
      descriptor = undefined
      content = undefined
    },
  }
}

function writeWhole(files: CacheFiles, descriptor: number, bytes: Buffer, position: number): void {
  let done = 0
  while (done < bytes.length) {
    done += files.writeSync(descriptor, bytes, done, bytes.length - done, position + done)
  }
}
