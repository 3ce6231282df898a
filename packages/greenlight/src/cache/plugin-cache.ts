import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { cacheNotWritten } from './errors.ts'
import { PLUGIN_FOLDERS, pluginStoreName } from './site-cache.ts'

/** The `cache` that plugins receive: values are kept as JSON, so each `get` gives a fresh copy of what JSON can hold. */
export interface PluginCache {
  readonly name: string
  /** Folder of the plugin's own files, absolute; exists. */
  readonly directory: string
  /** The same object: older plugins call `cache.cache.del`. */
  readonly cache: PluginCache
  /** Resolves undefined for unknown keys. */
  get(key: unknown): Promise<unknown>
  /** Resolves the value passed. Rejects when it cannot be written as JSON. */
  set(key: unknown, value: unknown): Promise<unknown>
  /** Resolves whether there was such a key. */
  del(key: unknown): Promise<boolean>
}

/** The records behind a plugin's cache; those of other threads are fetched. */
export interface PluginRecords {
  get(key: string): Buffer | undefined | Promise<Buffer | undefined>
  set(key: string, bytes: Buffer): void
  delete(key: string): boolean
}

/** Where plugin caches are kept. */
export interface PluginCacheSource {
  /** Folder of the site's cache. */
  readonly directory: string
  /** @param name see `pluginStoreName` */
  store(name: string): PluginRecords
}

/**
 * Makes `getCache` for one site: the cache of a name, the same object each time.
 * Values stay in memory only until a batch of them is written; they count for the next run once `cache` is committed.
 */
export function createPluginCaches(cache: PluginCacheSource): (name: string) => PluginCache {
  const caches = new Map<string, PluginCache>()
  return name => {
    let found = caches.get(name)
    if (!found) {
      found = openPluginCache(cache, name)
      caches.set(name, found)
    }
    return found
  }
}

function openPluginCache(site: PluginCacheSource, name: string): PluginCache {
  const records = site.store(pluginStoreName(name))
  const directory = join(site.directory, PLUGIN_FOLDERS, name)
  try {
    mkdirSync(directory, { recursive: true })
  } catch (error) {
    throw cacheNotWritten(directory, error)
  }
  const cache: PluginCache = {
    name,
    directory,
    get cache() {
      return cache
    },
    async get(key) {
      const found = records.get(keyText(key))
      const bytes = found instanceof Promise ? await found : found
      return bytes && JSON.parse(bytes.toString('utf8'))
    },
    async set(key, value) {
      const text: string | undefined = JSON.stringify(value)
      if (text === undefined) records.delete(keyText(key))
      else records.set(keyText(key), Buffer.from(text))
      return value
    },
    async del(key) {
      return records.delete(keyText(key))
    },
  }
  return cache
}

/** Keys that are no strings are kept apart from strings that look like them. */
function keyText(key: unknown): string {
  return typeof key === 'string' ? key : `\0${typeof key} ${JSON.stringify(key)}`
}
