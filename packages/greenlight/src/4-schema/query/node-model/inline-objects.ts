import type { Node } from '#nodes'
import { isPlainObject } from '../value/is-plain-object.ts'

/** Knows in which node an object or list stands that a resolver got as its source. */
export interface InlineObjects {
  /** Makes a node known; its content is walked only when `rootIds` is asked for something in it. */
  track(node: Node): void
  /** Ids of the nodes that hold the value, the node itself not counting. */
  rootIds(value: object): Iterable<string>
}

export function createInlineObjects(): InlineObjects {
  const roots = new WeakMap<object, Set<string>>()
  const walked = new WeakSet<Node>()
  const waiting = new Set<Node>()

  function walk(value: unknown, id: string, seen: Set<object>): void {
    if (typeof value !== 'object' || value === null || seen.has(value)) return
    if (!Array.isArray(value) && !isPlainObject(value)) return
    seen.add(value)
    for (const inner of Object.values(value)) walk(inner, id, seen)
    const ids = roots.get(value)
    if (ids) ids.add(id)
    else roots.set(value, new Set([id]))
  }

  function walkWaiting(): void {
    for (const node of waiting) {
      walked.add(node)
      const seen = new Set<object>([node])
      for (const [key, value] of Object.entries(node)) {
        if (key !== 'internal') walk(value, node.id, seen)
      }
    }
    waiting.clear()
  }

  return {
    track(node) {
      if (!walked.has(node)) waiting.add(node)
    },
    rootIds(value) {
      if (!roots.has(value) && waiting.size > 0) walkWaiting()
      return roots.get(value) ?? []
    },
  }
}
