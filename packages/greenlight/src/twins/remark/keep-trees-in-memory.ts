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
 * several times. Each time another copy comes back, as from any plugin cache: making HTML of a tree changes it.
 */
export function keepTreesInMemory<T extends Cache>(cache: T): T {
  const trees = new Map<string, unknown>()
  const own: Cache = {
    get: async key => (trees.has(key) ? copyAsJson(trees.get(key)) : cache.get(key)),
    async set(key, value) {
      if (!isTree(value)) return cache.set(key, value)
      trees.delete(key)
      trees.set(key, copyAsJson(value))
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

/** What comes back of a value that is written as JSON and read again. */
function copyAsJson(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(item => (isLost(item) ? null : copyAsJson(item)))
  if ('toJSON' in value) return JSON.parse(JSON.stringify(value))
  const copy: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) if (!isLost(item)) copy[key] = copyAsJson(item)
  return copy
}

function isLost(value: unknown): boolean {
  return value === undefined || typeof value === 'function' || typeof value === 'symbol'
}
