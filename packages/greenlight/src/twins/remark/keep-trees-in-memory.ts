import { isRecord } from '#support/is-record'
import { isUntouchedRoot } from './lazy-root.ts'

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
 * several times. A tree is shared by all who ask, where Gatsby's cache gives each a copy: the plugin only reads it,
 * but for positions that it takes out of trees it answers with, and nobody reads these. Of trees with footnotes each
 * one gets a copy here too, since making HTML of them adds links back to the footnotes.
 */
export function keepTreesInMemory<T extends Cache>(cache: T): T {
  const trees = new Map<string, { readonly tree: unknown; readonly isShared: boolean }>()
  const own: Cache = {
    async get(key) {
      const kept = trees.get(key)
      if (!kept) return cache.get(key)
      return kept.isShared ? kept.tree : copyAsJson(kept.tree)
    },
    async set(key, value) {
      if (!isTree(value)) return cache.set(key, value)
      const isShared = isUntouchedRoot(value) || !hasFootnotes(value)
      trees.delete(key)
      trees.set(key, { tree: isShared ? value : copyAsJson(value), isShared })
      const [oldest] = trees.keys()
      if (trees.size > MOST && oldest !== undefined) trees.delete(oldest)
      return value
    },
  }
  return Object.assign(Object.create(cache), own)
}

function isTree(value: unknown): value is object {
  return (
    isRecord(value) &&
    value.type === 'root' &&
    (isUntouchedRoot(value) || Array.isArray(value.children))
  )
}

const FOOTNOTES: ReadonlySet<unknown> = new Set([
  'footnote',
  'footnoteDefinition',
  'footnoteReference',
])

function hasFootnotes(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { type, children } = value
  return FOOTNOTES.has(type) || (Array.isArray(children) && children.some(hasFootnotes))
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
