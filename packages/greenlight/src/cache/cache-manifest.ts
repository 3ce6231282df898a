import { crc32 } from 'node:zlib'
import type { CacheFiles } from './cache-files.ts'
import type { CacheKey } from './cache-key.ts'
import type { FileStamp } from './file-stamp.ts'
import type { LogExtent } from './record-log.ts'

/** What a committed cache consists of. Its file is replaced in one step, and with it the whole cache. */
export interface CacheManifest {
  /** Changes with the layout of the files. */
  readonly format: number
  readonly engine: string
  readonly key: CacheKey
  /** Grows with each commit; part of the names of new files. */
  readonly generation: number
  readonly stores: Readonly<Record<string, StoreFiles>>
}

/** The files of one record store, names relative to the cache's data folder. */
export interface StoreFiles {
  readonly log: string
  readonly extent: LogExtent
  readonly logStamp: FileStamp
  readonly index: string
  readonly indexExtent: LogExtent
}

export const CACHE_FORMAT = 3

/**
 * Reads a manifest.
 * @returns undefined when there is none
 * @throws Error when it is damaged
 */
export function readManifest(path: string, files: CacheFiles): CacheManifest | undefined {
  if (!files.existsSync(path)) return undefined
  const { crc, manifest } = JSON.parse(files.readFileSync(path, 'utf8')) as {
    readonly crc: unknown
    readonly manifest: CacheManifest
  }
  if (crc !== crc32(JSON.stringify(manifest))) throw new Error('its manifest is damaged')
  return manifest
}

/** Puts a manifest in the place of the former one: from then on the new files count. */
export function writeManifest(path: string, manifest: CacheManifest, files: CacheFiles): void {
  const crc = crc32(JSON.stringify(manifest))
  const temporary = `${path}.new`
  files.writeFileSync(temporary, JSON.stringify({ crc, manifest }))
  files.renameSync(temporary, path)
}
