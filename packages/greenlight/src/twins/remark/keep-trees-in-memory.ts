import { isRecord } from '#support/is-record'

/** What gatsby-transformer-remark asks of its cache. */
export interface Cache {
  get(key: string): Promise<unknown>
  set(key: string, value: unknown): Promise<unknown>
}

/** Syntax trees that are kept: more than documents are worked on at a time, few enough for any memory. */
const MOST = 64

/**
 * A cache that keeps syntax trees in memory and all else where it was kept. Trees are large and soon made again, and
 * what is made of them, HTML and excerpts, is kept for the next run; while a document is worked on they are asked for
 * several times. As in Gatsby's memory, the very object comes back.
 */
export function keepTreesInMemory<T extends Cache>(cache: T): T {
  const trees = new Map<string, unknown>()
  const own: Cache = {
    get: async key => trees.get(key) ?? cache.get(key),
    async set(key, value) {
      if (!isTree(value)) return cache.set(key, value)
      trees.delete(key)
      trees.set(key, value)
      const [oldest] = trees.keys()
      if (trees.size > MOST && oldest !== undefined) trees.delete(oldest)
      return value
    },
  }
  return Object.assign(Object.create(cache), own)
}

function isTree(value: unknown): boolean {
  return isRecord(value) && value.type === 'root' && Array.isArray(value.children)
}
