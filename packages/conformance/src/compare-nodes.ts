import { compareJson, type Difference } from './compare-json.ts'
import type { PlainNode } from './site-engine.ts'

/** A node without what may differ between two runs of one engine: the counter depends on the order of awaits. */
function withoutCounter(node: PlainNode): PlainNode {
  const { counter: _counter, ...internal } = node.internal
  return { ...node, internal: { ...internal, type: node.internal.type } }
}

/** Says whether a node, or a value at a path in it, is left out of the comparison. */
export type NodeException = (node: PlainNode, path: string) => boolean

/** Lists every difference between the nodes of two engines: nodes that one lacks, values that differ. */
export function compareNodes(
  left: readonly PlainNode[],
  right: readonly PlainNode[],
  isException: NodeException,
): Difference[] {
  const leftById = new Map(left.map(node => [node.id, withoutCounter(node)]))
  const rightById = new Map(right.map(node => [node.id, withoutCounter(node)]))
  const ids = [...new Set([...leftById.keys(), ...rightById.keys()])].sort()
  return ids.flatMap(id => {
    const [one, other] = [leftById.get(id), rightById.get(id)]
    const known = one ?? other
    if (!known || isException(known, '')) return []
    const name = `${known.internal.type} ${String(known.relativePath ?? known.path ?? known.name ?? id)}`
    if (!one || !other) {
      return [{ path: name, left: one && 'there', right: other && 'there' }]
    }
    return compareJson(one, other)
      .filter(difference => !isException(known, difference.path))
      .map(difference => ({ ...difference, path: `${name}: ${difference.path}` }))
  })
}
