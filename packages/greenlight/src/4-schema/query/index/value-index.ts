import type { Node } from '#nodes'
import type { FieldGroups } from '../filter/condition.ts'

/**
 * The nodes of a scope by the values of one field. A field that is a list files its node under each element;
 * one that is an object or missing, under `undefined`; an empty list files it nowhere.
 */
export interface ValueIndex {
  /** Buckets are in the order of unsorted results and hold no node twice. */
  readonly byValue: ReadonlyMap<unknown, readonly Node[]>
  /** Whether the path goes through `elemMatch`. */
  readonly throughElements: boolean
  /** Sorts nodes in place into the order of unsorted results. */
  inOrder(nodes: Node[]): Node[]
  /** Views and answers that are made on first use; see `match-condition.ts`. */
  readonly derived: Map<string, unknown>
}

/** Files nodes by the value at a path. `rootOf` gives where the path starts: the node, or its resolved fields. */
export function buildValueIndex(args: {
  /** In the order of ids: the order of `byValue` follows it, and range searches over mixed types see it. */
  readonly nodes: Iterable<Node>
  readonly path: FieldGroups
  readonly rootOf: (node: Node) => unknown
  /** Place of a node among unsorted results. */
  readonly positionOf: (node: Node) => number
}): ValueIndex {
  const { path, rootOf, positionOf } = args
  const byValue = new Map<unknown, Node[]>()

  function file(node: Node, value: unknown): void {
    const bucket = byValue.get(value)
    if (!bucket) byValue.set(value, [node])
    else if (bucket.at(-1) !== node) bucket.push(node)
  }

  function fileLeaf(node: Node, value: unknown, fields: readonly string[]): void {
    const { found, reached } = follow(value, fields)
    if (!reached) file(node, undefined)
    else if (Array.isArray(found)) for (const element of found) file(node, element)
    else file(node, isPrimitive(found) ? found : undefined)
  }

  function fileElements(node: Node, value: unknown, group: number): void {
    const { found, reached } = follow(value, path[group] ?? [])
    if (!reached) return
    for (const element of Array.isArray(found) ? found : [found]) {
      if (group + 2 < path.length) fileElements(node, element, group + 1)
      // Where the list itself is missing, Gatsby reads the rest of the path from the node.
      else fileLeaf(node, element === undefined ? node : element, path[group + 1] ?? [])
    }
  }

  for (const node of args.nodes) {
    if (path.length > 1) fileElements(node, rootOf(node), 0)
    else fileLeaf(node, rootOf(node), path[0] ?? [])
  }
  const inOrder = (nodes: Node[]): Node[] => nodes.sort((a, b) => positionOf(a) - positionOf(b))
  for (const bucket of byValue.values()) if (bucket.length > 1) inOrder(bucket)
  return { byValue, throughElements: path.length > 1, inOrder, derived: new Map() }
}

function isPrimitive(value: unknown): boolean {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  )
}

/** Walks down until the path ends or a falsy value stops it; unlike `valueAt`, lists are not mapped over. */
function follow(value: unknown, fields: readonly string[]): { found: unknown; reached: boolean } {
  let found = value
  let step = 0
  while (step < fields.length && found) {
    found = Reflect.get(Object(found), fields[step++] ?? '')
  }
  return { found, reached: step === fields.length }
}
