import { dirname } from 'node:path'
import { compareJson, type Difference } from './compare-json.ts'
import type { Adoption, PlainNode } from './site-engine.ts'

/** A node without what may differ between two runs of one engine: the counter depends on the order of awaits. */
function withoutCounter(node: PlainNode): PlainNode {
  const { counter: _counter, ...internal } = node.internal
  return { ...node, internal: { ...internal, type: node.internal.type } }
}

/**
 * Says whether a difference is meant to be: a node that one engine lacks, then `path` is empty, or the values at a path
 * of the nodes of both.
 */
export type NodeException = (
  nodes: { readonly left: PlainNode | undefined; readonly right: PlainNode | undefined },
  path: string,
) => boolean

interface NodeComparison {
  readonly differences: readonly Difference[]
  /** Values of the right nodes where they differ and are meant to. */
  readonly exempted: Adoption['values']
}

/** Lists every difference between the nodes of two engines: nodes that one lacks, values that differ. */
export function compareNodes(
  left: readonly PlainNode[],
  right: readonly PlainNode[],
  isException: NodeException,
): NodeComparison {
  const exempted: Adoption['values'][number][] = []
  const leftById = new Map(left.map(node => [node.id, withoutCounter(node)]))
  const rightById = new Map(right.map(node => [node.id, withoutCounter(node)]))
  const ids = [...new Set([...leftById.keys(), ...rightById.keys()])].sort()
  const differences = ids.flatMap(id => {
    const [one, other] = [leftById.get(id), rightById.get(id)]
    const known = one ?? other
    if (!known) return []
    const name = `${known.internal.type} ${String(known.relativePath ?? known.path ?? known.name ?? id)}`
    if (!one || !other) {
      if (isException({ left: one, right: other }, '')) return []
      return [{ path: name, left: one && 'there', right: other && 'there' }]
    }
    return compareJson(one, other).flatMap(difference => {
      if (!isException({ left: one, right: other }, difference.path)) {
        return [{ ...difference, path: `${name}: ${difference.path}` }]
      }
      exempted.push(valueAround(other, difference.path))
      return []
    })
  })
  return { differences, exempted }
}

/** The field of a node, or of its `internal`, that holds what a path leads to. */
function valueAround(node: PlainNode, path: string): Adoption['values'][number] {
  const [first = '', second = ''] = path.split(/[.[]/)
  return first === 'internal'
    ? { id: node.id, path: [first, second], value: node.internal[second] }
    : { id: node.id, path: [first], value: node[first] }
}

/**
 * Lists the types whose nodes do not stand in the same order in both lists; nodes that one list lacks do not count.
 * Files are read side by side, so that the order of what is made of them is a race in either engine: there only the
 * order of what comes from one file counts. So are the folders that gatsby-plugin-page-creator looks into: of pages the
 * order counts whose templates lie in one folder.
 */
export function compareOrder(
  left: readonly PlainNode[],
  right: readonly PlainNode[],
): Difference[] {
  const rightOrders = ordersOf(right, left)
  return [...ordersOf(left, right)].flatMap(([name, ids]) => {
    const own = rightOrders.get(name) ?? []
    const isSame = ids.every((id, place) => id === own[place])
    return isSame ? [] : [{ path: `order of ${name}`, left: ids, right: own }]
  })
}

/** Ids of the nodes that both lists have, in the order of the first list, under the name of each order that counts. */
function ordersOf(
  nodes: readonly PlainNode[],
  others: readonly PlainNode[],
): ReadonlyMap<string, readonly string[]> {
  const byId = new Map(nodes.map(node => [node.id, node]))
  const known = new Set(others.map(({ id }) => id))
  const orders = new Map<string, string[]>()
  for (const node of nodes) {
    if (!known.has(node.id)) continue
    const name = nameOfOrder(node, byId)
    orders.set(name, [...(orders.get(name) ?? []), node.id])
  }
  return orders
}

function nameOfOrder(node: PlainNode, byId: ReadonlyMap<string, PlainNode>): string {
  const { type } = node.internal
  if (type === 'SitePage') return `${type} of ${dirname(String(node.componentPath))}`
  const root = rootOf(node, byId)
  const isRead = root.internal.type === 'File' || root.internal.type === 'Directory'
  return isRead ? `${type} of ${String(root.relativePath)}` : type
}

function rootOf(node: PlainNode, byId: ReadonlyMap<string, PlainNode>): PlainNode {
  const parent = typeof node.parent === 'string' ? byId.get(node.parent) : undefined
  return parent ? rootOf(parent, byId) : node
}
