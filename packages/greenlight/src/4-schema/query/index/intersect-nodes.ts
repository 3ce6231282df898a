import type { Node } from '#nodes'

/**
 * Nodes that stand in every list. Lists are ordered by position, the result is too; from a single list
 * repeated nodes are not removed, from several they are.
 */
export function intersectNodes(
  lists: readonly (readonly Node[])[],
  positionOf: (node: Node) => number,
): readonly Node[] {
  const [shortest, ...others] = [...lists].sort((a, b) => a.length - b.length)
  if (!shortest || others.length === 0) return shortest ?? []
  return [...new Set(shortest)].filter(node => others.every(list => holds(list, node, positionOf)))
}

function holds(list: readonly Node[], node: Node, positionOf: (node: Node) => number): boolean {
  const position = positionOf(node)
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = list[middle]
    if (other === node) return true
    if (other && positionOf(other) < position) low = middle + 1
    else high = middle
  }
  return false
}
