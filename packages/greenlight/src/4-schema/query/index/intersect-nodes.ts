import type { Node } from '#nodes'

/**
 * Nodes that stand in every list. Lists are ordered by counter, the result is too; from a single list
 * repeated nodes are not removed, from several they are.
 */
export function intersectNodes(lists: readonly (readonly Node[])[]): readonly Node[] {
  const [shortest, ...others] = [...lists].sort((a, b) => a.length - b.length)
  if (!shortest || others.length === 0) return shortest ?? []
  return [...new Set(shortest)].filter(node => others.every(list => holds(list, node)))
}

function holds(list: readonly Node[], node: Node): boolean {
  const { counter } = node.internal
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((list[middle]?.internal.counter ?? 0) < counter) low = middle + 1
    else high = middle
  }
  while (list[low]?.internal.counter === counter) {
    if (list[low] === node) return true
    low++
  }
  return false
}
