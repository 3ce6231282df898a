import { basename, join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Problem } from '#diagnostics'
import { type CacheFiles, diskFiles } from './cache-files.ts'
import type { CacheKey } from './cache-key.ts'
import {
  CACHE_FORMAT,
  type CacheManifest,
  readManifest,
  type StoreFiles,
  writeManifest,
} from './cache-manifest.ts'
import { cacheDropped, cacheNotWritten, cacheOutdated } from './errors.ts'
import { isAsStamped, stampOf } from './file-stamp.ts'
import { type LogExtent, openRecordLog } from './record-log.ts'
import { type OpenRecordStore, openRecordStore, type RecordStore } from './record-store.ts'
import { type SharedCache, type SharedStore, shareBytes } from './shared-cache.ts'

export interface SiteCacheOptions {
  /** `<site>/.cache/greenlight`: apart from what stock Gatsby keeps beside it. */
  readonly directory: string
  readonly engineVersion: string
  /** What the content of the cache depends on; see `cacheKeyOf`. */
  readonly key: CacheKey
  /** Told in one line why a cache was dropped. */
  readonly onNotice: (notice: Problem) => void
  readonly files?: CacheFiles
  /**
   * Logs that somebody may have written to are read and verified when the cache is opened, up to so many bytes in all;
   * larger ones record by record, when they are read. 256 MB unless given.
   */
  readonly verifyAtOnce?: number
}

/**
 * What a site keeps between runs: record stores by name, committed together.
 *
 * The cache is whole or it is not there: a change of version or key, a missing, shortened or altered file drops all
 * of it, because stores refer to each other (a source's sync token says that its nodes are there).
 */
export interface SiteCache {
  readonly directory: string
  /** Nothing was kept from an earlier run, but for results found by the digest of their inputs. */
  readonly isNew: boolean
  /** Records by name. Stores whose name starts with `content ` outlive a change of the key. */
  /** @param options.resident most records will be read: see `RecordLogOptions`; counts for the first call of a name */
  store(name: string, options?: { readonly resident?: boolean }): RecordStore
  /**
   * Makes all changes durable at once; killed before the end, the former state stands. Nothing is synced to the
   * medium: after a power cut the checksums tell whether the cache is whole.
   * @throws ProblemError `CACHE_NOT_WRITTEN`; the former state stands, and a later commit may succeed
   */
  commit(): void
  /** Forgets everything, on disk as well. Stores handed out before must not be used any more. */
  drop(): void
  /** Bytes of each store in use: what `share` can stop at. */
  lengths(): ReadonlyMap<string, number>
  /**
   * Writes what is still in memory, without making it count, and describes stores for other threads of this process.
   * They see them as they are now; records that begin beyond the length that `until` gives for a store are left out.
   * @throws the error of the file system
   */
  share(names: (name: string) => boolean, until?: ReadonlyMap<string, number>): SharedCache
  /** Releases files. Does not commit. */
  close(): void
}

/** Folders of plugins' own files, from the cache's: where Gatsby has them, since paths of downloaded files are data. */
export const PLUGIN_FOLDERS = '../caches'

/** Name of the record store behind a plugin's cache. */
export function pluginStoreName(plugin: string): string {
  return `plugin ${plugin}`
}

/**
 * Stores named `content ...` hold results found by a digest of everything they depend on, so another key leaves them
 * alone.
 */
function isLasting(store: string): boolean {
  return store.startsWith('content ')
}

const VERIFY_AT_ONCE = 256 << 20

const PIECE = 1 << 20

/** A log is written anew when garbage outweighs content and is worth the while. */
const GARBAGE_WORTH_MOVING = 4 << 20

/** Opens the cache of a site, and starts it anew when it does not check out. Writes nothing before `commit`. */
export function openSiteCache(options: SiteCacheOptions): SiteCache {
  const { directory, key, onNotice, files = diskFiles, verifyAtOnce = VERIFY_AT_ONCE } = options
  // Records are written with v8's serializer, which an older Node may not read.
  const engine = `${options.engineVersion} on Node ${process.versions.node.split('.')[0]}`
  const manifestPath = join(directory, 'manifest.json')
  const dataDirectory = join(directory, 'data')
  const opened = new Map<string, OpenRecordStore>()
  let verified = new Map<string, VerifiedStore>()
  let damaged = false
  let outdated = false
  let isNew = false
  let serial = 0
  let manifest = readWhole()
  isNew ||= manifest === undefined

  /** The manifest of a cache that checks out, or undefined once what is there has been removed. */
  function readWhole(): CacheManifest | undefined {
    try {
      const found = readManifest(manifestPath, files)
      if (!found) return undefined
      if (found.format !== CACHE_FORMAT || found.engine !== engine) {
        onNotice(cacheOutdated(`it was made by greenlight ${found.engine}`))
      } else {
        const current = withoutOutdatedStores(found)
        verified = verifyStores(current, { directory: dataDirectory, files, verifyAtOnce })
        return current
      }
    } catch (error) {
      onNotice(cacheDropped(`it was damaged (${error instanceof Error ? error.message : error})`))
    }
    removeAll()
    return undefined
  }

  /** Leaves out what was made for another key; its files go with the next commit. */
  function withoutOutdatedStores(found: CacheManifest): CacheManifest {
    const changed = changedNames(found.key.whole, key.whole)
    if (changed.length > 0) {
      onNotice(cacheOutdated(`changed since: ${listShort(changed)}`))
      outdated = true
      isNew = true
      removePluginFolder('')
      const lasting = Object.entries(found.stores).filter(([name]) => isLasting(name))
      return { ...found, stores: Object.fromEntries(lasting) }
    }
    const stores = { ...found.stores }
    for (const plugin of changedNames(found.key.plugins, key.plugins)) {
      delete stores[pluginStoreName(plugin)]
      removePluginFolder(plugin)
      outdated = true
    }
    return { ...found, stores }
  }

  function removeAll(): void {
    // The manifest goes first: without it the rest counts for nothing.
    for (const name of ['manifest.json', 'data']) {
      files.rmSync(join(directory, name), { recursive: true, force: true })
    }
    removePluginFolder('')
  }

  /** @param plugin empty for those of all plugins */
  function removePluginFolder(plugin: string): void {
    // Where stock Gatsby is in use as well, its cache refers to these files.
    if (files.existsSync(join(directory, '../caches-lmdb'))) return
    files.rmSync(join(directory, PLUGIN_FOLDERS, plugin), { recursive: true, force: true })
  }

  function store(name: string, { resident = false } = {}): OpenRecordStore {
    let found = opened.get(name)
    if (!found) {
      const known = verified.get(name)
      const log = openRecordLog({
        path: join(dataDirectory, known?.files.log ?? newName(name, 'log')),
        extent: known?.files.extent ?? { length: 0, crc: 0 },
        files,
        resident,
      })
      found = openRecordStore({ log, index: known?.index, onDamage: () => onDamage(name) })
      opened.set(name, found)
    }
    return found
  }

  function onDamage(name: string): void {
    if (damaged) return
    damaged = true
    onNotice(cacheDropped(`a record of "${name}" was damaged; the next run starts without it`))
  }

  /** A name that no file of the committed cache has, nor any other of this process. */
  function newName(name: string, extension: string): string {
    const generation = (manifest?.generation ?? 0) + 1
    return `${encodeURIComponent(name)}.${generation}-${++serial}.${extension}`
  }

  function commitStore(name: string, open: OpenRecordStore): StoreFiles {
    if (open.garbage > GARBAGE_WORTH_MOVING && open.garbage > open.log.length / 2) {
      const path = join(dataDirectory, newName(name, 'log'))
      open.moveTo(openRecordLog({ path, extent: { length: 0, crc: 0 }, files, resident: false }))
    }
    const extent = open.log.flush()
    const index = open.encodeIndex()
    const indexName = newName(name, 'index')
    files.writeFileSync(join(dataDirectory, indexName), index)
    return {
      log: basename(open.log.path),
      extent,
      logStamp: extent.length > 0 ? stampOf(open.log.path, files) : [],
      index: indexName,
      indexExtent: { length: index.length, crc: crc32(index) },
    }
  }

  function commit(): void {
    const dirty = [...opened].filter(([, open]) => open.dirty)
    if (damaged) {
      drop()
      return
    }
    if (dirty.length === 0 && manifest && !outdated) return
    try {
      files.mkdirSync(dataDirectory, { recursive: true })
      const stores = { ...manifest?.stores }
      for (const [name, open] of dirty) stores[name] = commitStore(name, open)
      const generation = (manifest?.generation ?? 0) + 1
      const next = { format: CACHE_FORMAT, engine, key, generation, stores }
      writeManifest(manifestPath, next, files)
      manifest = next
      outdated = false
    } catch (error) {
      throw cacheNotWritten(directory, error)
    }
    for (const [, open] of dirty) open.committed()
    removeUnused(manifest)
  }

  function removeUnused({ stores }: CacheManifest): void {
    const used = new Set(Object.values(stores).flatMap(({ log, index }) => [log, index]))
    for (const name of files.readdirSync(dataDirectory)) {
      if (!used.has(name)) files.rmSync(join(dataDirectory, name), { force: true })
    }
  }

  function share(
    names: (name: string) => boolean,
    until?: ReadonlyMap<string, number>,
  ): SharedCache {
    const stores: Record<string, SharedStore> = {}
    for (const name of new Set([...verified.keys(), ...opened.keys()])) {
      if (!names(name)) continue
      const { log, encodeIndex, encodeIndexUntil } = store(name)
      if (log.length === 0) continue
      log.flush()
      const index = until
        ? encodeIndexUntil(until.get(name) ?? committedLength(name))
        : encodeIndex()
      stores[name] = { path: log.path, index: shareBytes(index) }
    }
    return { directory, stores }
  }

  /** Of a store that was not in use when `lengths` was asked for: it has grown from this. */
  function committedLength(name: string): number {
    return manifest?.stores[name]?.extent.length ?? 0
  }

  function close(): void {
    for (const open of opened.values()) open.log.close()
    opened.clear()
  }

  function drop(): void {
    close()
    removeAll()
    manifest = undefined
    verified = new Map()
  }

  const lengths = () => new Map([...opened].map(([name, { log }]) => [name, log.length]))

  return { directory, isNew, store, lengths, share, commit, drop, close }
}

/** The first few of many names. */
function listShort(names: readonly string[], shown = 3): string {
  const more = names.length - shown
  return names.slice(0, shown).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

function changedNames(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)])
  return [...names].filter(name => before[name] !== now[name])
}

interface VerifiedStore {
  readonly files: StoreFiles
  readonly index: Buffer
}

/** @throws Error naming the file that is missing, shortened or altered */
function verifyStores(
  { stores }: CacheManifest,
  options: {
    readonly directory: string
    readonly files: CacheFiles
    readonly verifyAtOnce: number
  },
): Map<string, VerifiedStore> {
  const { directory, files, verifyAtOnce } = options
  const total = Object.values(stores).reduce((sum, { extent }) => sum + extent.length, 0)
  const verified = new Map<string, VerifiedStore>()
  for (const [name, store] of Object.entries(stores)) {
    const index = Buffer.allocUnsafe(store.indexExtent.length)
    verifyFile(join(directory, store.index), store.indexExtent, files, index)
    const log = join(directory, store.log)
    if (store.extent.length === 0 || isAsStamped(log, store.logStamp, files)) {
      // Nothing to look at.
    } else if (total <= verifyAtOnce) verifyFile(log, store.extent, files)
    else checkLength(log, store.extent, files)
    verified.set(name, { files: store, index })
  }
  return verified
}

/** Reads what is committed of a file, in pieces or into `target`, and compares its checksum. */
function verifyFile(path: string, extent: LogExtent, files: CacheFiles, target?: Buffer): void {
  if (extent.length === 0) return
  const piece = target ?? Buffer.allocUnsafe(Math.min(extent.length, PIECE))
  const descriptor = files.openSync(path, 'r')
  let done = 0
  let crc = 0
  try {
    while (done < extent.length) {
      const from = target ? done : 0
      const length = Math.min(extent.length - done, piece.length - from)
      const count = files.readSync(descriptor, piece, from, length, done)
      if (count === 0) throw new Error(`${basename(path)} is too short`)
      crc = crc32(piece.subarray(from, from + count), crc)
      done += count
    }
  } finally {
    files.closeSync(descriptor)
  }
  if (crc !== extent.crc) throw new Error(`${basename(path)} does not match its checksum`)
}

function checkLength(path: string, extent: LogExtent, files: CacheFiles): void {
  if (extent.length === 0) return
  const descriptor = files.openSync(path, 'r')
  try {
    if (files.fstatSync(descriptor).size < extent.length) {
      throw new Error(`${basename(path)} is too short`)
    }
  } finally {
    files.closeSync(descriptor)
  }
}
