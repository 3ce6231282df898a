import type { Slot } from './shape-tree.ts'

/** What a `___NODE` key of one node holds. */
export interface Link {
  readonly slot: Slot
  readonly ids: readonly string[]
}

/** Finds the ids under each `___NODE` key, of which those of a changed node can be taken back. */
export function createLinks(byNode: Map<string, readonly Link[]>) {
  /** Made when it is first asked for, and kept up from then on. */
  let counts: Map<Slot, Map<string, number>> | undefined

  function count({ slot, ids }: Link, delta: 1 | -1): void {
    if (!counts) return
    const sums = counts.get(slot) ?? new Map<string, number>()
    counts.set(slot, sums)
    for (const id of ids) {
      const sum = (sums.get(id) ?? 0) + delta
      if (sum > 0) sums.set(id, sum)
      else sums.delete(id)
    }
  }

  return {
    add(nodeId: string, slot: Slot, values: readonly unknown[]): void {
      const link = { slot, ids: values.map(String) }
      count(link, 1)
      byNode.set(nodeId, [...(byNode.get(nodeId) ?? []), link])
    },
    remove(nodeId: string): void {
      for (const link of byNode.get(nodeId) ?? []) count(link, -1)
      byNode.delete(nodeId)
    },
    idsOf(slot: Slot): Iterable<string> {
      if (!counts) {
        counts = new Map()
        for (const links of byNode.values()) for (const link of links) count(link, 1)
      }
      return counts.get(slot)?.keys() ?? []
    },
  }
}

/** Finds the nodes that have a node as their child: it may come and go without a change of theirs. */
export function createParents(byNode: Map<string, readonly string[]>) {
  /** Made when it is first asked for, and kept up from then on. */
  let byChild: Map<string, Set<string>> | undefined

  function connect(nodeId: string, ids: readonly string[]): void {
    for (const id of ids) {
      const found = byChild?.get(id)
      if (found) found.add(nodeId)
      else byChild?.set(id, new Set([nodeId]))
    }
  }

  return {
    set(nodeId: string, ids: readonly string[]): void {
      for (const id of byNode.get(nodeId) ?? []) byChild?.get(id)?.delete(nodeId)
      if (ids.length === 0) {
        byNode.delete(nodeId)
        return
      }
      byNode.set(nodeId, [...ids])
      connect(nodeId, ids)
    },
    of(childId: string): Iterable<string> {
      if (!byChild) {
        byChild = new Map()
        for (const [nodeId, ids] of byNode) connect(nodeId, ids)
      }
      return byChild.get(childId) ?? []
    },
  }
}
