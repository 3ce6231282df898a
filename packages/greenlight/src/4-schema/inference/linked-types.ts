import type { Nodes } from '#nodes'
import { valueAt } from '../query/value/value-at.ts'
import type { Inference } from './inference.ts'
import type { Slot } from './shape-tree.ts'
import { LINK_MARK } from './value-kind.ts'

/**
 * What a `___NODE` key links to: `author___NODE` links by id, `author___NODE___contact___email` by the field
 * `contact.email`. Types are sorted; there are none when no node has such a value.
 */
export function linkedTypes(
  slot: Slot,
  {
    typeName,
    nodes,
    inference,
  }: { readonly typeName: string; readonly nodes: Nodes; readonly inference: Inference },
): { readonly by: string; readonly types: readonly string[] } {
  const path = slot.place?.key.split(`${LINK_MARK}___`)[1]?.replace(/___/g, '.')
  const keys = new Set(inference.linkedIds(typeName, slot))
  const types = new Set(path ? typesWith(path, keys, nodes) : typesOf(keys, nodes))
  return { by: path || 'id', types: [...types].sort() }
}

function typesOf(ids: ReadonlySet<string>, nodes: Nodes): string[] {
  return [...ids].flatMap(id => nodes.get(id)?.internal.type ?? [])
}

function* typesWith(path: string, values: ReadonlySet<string>, nodes: Nodes): Iterable<string> {
  for (const node of nodes.all()) {
    const value = valueAt(node, path)
    if (typeof value === 'string' && values.has(value)) yield node.internal.type
  }
}
