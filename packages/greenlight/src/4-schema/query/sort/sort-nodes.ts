import orderBy from 'lodash-es/orderBy.js'
import type { Node } from '#nodes'
import { type SortKeys, sortDirection } from './parse-sort.ts'

/** Reads the value that a node is sorted by. */
export type ReadSortValue = (node: Node) => unknown

/** All nodes of a scope in the order of one sort. */
export interface SortedNodes {
  readonly nodes: readonly Node[]
  /** Sorts a part of the scope, given in the order of unsorted results. */
  sortPart(part: readonly Node[]): readonly Node[]
}

/**
 * Sorts nodes, given in the order of unsorted results: stable, null and missing values last when ascending and first
 * when descending, as lodash's `orderBy`.
 *
 * A part of the nodes takes its order from the whole without being compared again. Only where a field mixes
 * kinds of values, comparing is not transitive and the order depends on what else is sorted along: there the
 * part is sorted by itself.
 *
 * @throws TypeError when a key has no direction.
 */
export function sortNodes(
  nodes: readonly Node[],
  keys: SortKeys,
  readers: readonly ReadSortValue[],
): SortedNodes {
  const orders = keys.orders.map(sortDirection)
  const columns = readers.map(read => new Map(nodes.map(node => [node, read(node)])))
  const byColumns = (part: readonly Node[]): Node[] =>
    orderBy(
      part,
      columns.map(column => (node: Node) => column.get(node)),
      orders,
    )

  const sorted = byColumns(nodes)
  if (!columns.every(column => isUniform(column.values()))) {
    return { nodes: sorted, sortPart: byColumns }
  }
  let ranks: Map<Node, number> | undefined
  const rankOf = (node: Node): number => {
    ranks ??= new Map(sorted.map((ranked, rank) => [ranked, rank]))
    return ranks.get(node) ?? 0
  }
  return {
    nodes: sorted,
    sortPart: part => [...part].sort((a, b) => rankOf(a) - rankOf(b)),
  }
}

/** Whether all values but null and undefined are strings, or all are numbers, or all are booleans. */
function isUniform(values: Iterable<unknown>): boolean {
  let kind: string | undefined
  for (const value of values) {
    if (value === null || value === undefined) continue
    const own = typeof value
    if (own !== 'string' && own !== 'number' && own !== 'boolean') return false
    if (kind !== undefined && own !== kind) return false
    kind = own
  }
  return true
}
