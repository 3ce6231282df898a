import type { Node } from '#nodes'
import type { InlineObjects } from './inline-objects.ts'

/** Enough for any real tree of nodes, and an end for those whose parents form a ring. */
const MAX_STEPS = 100

/**
 * Climbs from a node, or from an object inside one, to the topmost ancestor, or to the first that matches.
 * For an object inside a node that node is the first candidate; for a node, its parent is.
 */
export function findRootNode(args: {
  readonly value: unknown
  readonly predicate: ((node: Node) => boolean) | null
  readonly inlineObjects: InlineObjects
  readonly getNode: (id: string) => Node | undefined
}): Node | null {
  const { value, predicate, inlineObjects, getNode } = args
  if (typeof value !== 'object' || value === null) return null
  const starts = new Set(inlineObjects.rootIds(value))
  const parent: unknown = Reflect.get(value, 'parent')
  if (typeof parent === 'string' && parent !== '') starts.add(parent)

  let topmost: Node | null = null
  let steps = 0
  for (const id of starts) {
    let current = getNode(id)
    while (current && steps++ < MAX_STEPS) {
      if (predicate?.(current)) return current
      const above: Node | undefined = current.parent === null ? undefined : getNode(current.parent)
      if (!above) break
      current = above
    }
    if (current && !predicate) topmost = current
  }
  return topmost
}
