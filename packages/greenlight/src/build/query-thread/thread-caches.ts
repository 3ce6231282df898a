import {
  openSharedStore,
  type PluginCacheSource,
  type PluginRecords,
  type SharedCache,
} from '#cache'

export interface ThreadCachesOptions {
  /** What plugins had in their caches when the thread was started. */
  readonly shared: SharedCache
  /** Told of each value that is set, or deleted where there are no bytes. */
  readonly onWrite: (store: string, key: string, bytes: Buffer | undefined) => void
  /** Asks the main thread for a value that was set here. */
  readonly fetch: (store: string, key: string) => Promise<Buffer | undefined>
  /** Which query is being answered: grows by one with each. */
  readonly query: () => number
}

/**
 * Values that were set longer ago than so many queries are not held: by then the main thread has them. More than it
 * ever asks ahead of the page whose turn it is.
 */
const HELD_QUERIES = 128

interface OwnValue {
  /** Undefined for a deleted value. */
  readonly bytes: Buffer | undefined
  readonly query: number
}

/**
 * Caches of plugins in a thread: what the main thread shares, under what is set here. The main thread keeps what is
 * set; plugins in different threads do not see each other's values.
 */
export function openThreadCaches(options: ThreadCachesOptions): PluginCacheSource {
  const { shared, onWrite, fetch, query } = options
  return {
    directory: shared.directory,
    store(name) {
      const base = openSharedStore(shared.stores[name])
      /** In the order in which they were set. */
      const own = new Map<string, OwnValue>()
      const elsewhere = new Set<string>()

      function put(key: string, bytes: Buffer | undefined): void {
        own.delete(key)
        elsewhere.delete(key)
        own.set(key, { bytes, query: query() })
        for (const [oldest, value] of own) {
          if (value.query + HELD_QUERIES > query()) break
          own.delete(oldest)
          elsewhere.add(oldest)
        }
        onWrite(name, key, bytes)
      }

      const records: PluginRecords = {
        get(key) {
          const known = own.get(key)
          if (known) return known.bytes
          return elsewhere.has(key) ? fetch(name, key) : base.get(key)
        },
        set: put,
        delete(key) {
          const isKnown = own.get(key)?.bytes !== undefined || elsewhere.has(key) || base.has(key)
          if (isKnown) put(key, undefined)
          return isKnown
        },
      }
      return records
    },
  }
}
