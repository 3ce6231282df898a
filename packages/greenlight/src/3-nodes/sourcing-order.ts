import type { NodeEntry } from './node-entry.ts'
import type { NodeOrder } from './node-order.ts'
import type { TypeIndex } from './type-index.ts'

/**
 * Gives nodes their places while sources run: the order in which they are created, as in a fresh run. Most runs meet
 * all nodes in the order of the last one; then nothing is numbered or sorted anew.
 */
export interface SourcingOrder {
  begin(): void
  /** A node was created with the digest it has: it takes its place anew. */
  touched(entry: NodeEntry): void
  /** Sets the place of a new entry. `old` is the one of the same id that it replaces. */
  place(entry: NodeEntry, old: NodeEntry | undefined): void
  /** Types in which nodes that were there before and still are changed places since `begin`. */
  settle(isTouched: (id: string) => boolean): readonly string[]
}

export function createSourcingOrder({
  entries,
  types,
  order,
}: {
  readonly entries: ReadonlyMap<string, NodeEntry>
  readonly types: ReadonlyMap<string, TypeIndex>
  readonly order: NodeOrder
}): SourcingOrder {
  /** Nodes without parents that were met so far; undefined once their order is no longer that of the last run. */
  let met: NodeEntry[] | undefined = []
  let last = -1

  function number(entry: NodeEntry): void {
    entry.sequence = order.next()
    order.moved()
  }

  function numberAll(): void {
    if (!met) return
    order.remember(types)
    for (const entry of met) number(entry)
    met = undefined
  }

  function isInTurn({ parent, sequence }: NodeEntry): boolean {
    return met !== undefined && parent === null && sequence > last
  }

  function meet(entry: NodeEntry): void {
    last = entry.sequence
    met?.push(entry)
  }

  /** Whether all nodes without parents were met, or stood before those that were: then they do so still. */
  function isWhole(isTouched: (id: string) => boolean): boolean {
    const first = met?.[0]
    if (!first) return true
    const seen = new Set(met)
    for (const entry of entries.values()) {
      if (entry.parent !== null) {
        if (!entries.has(entry.parent) && !isTouched(entry.id)) return false
      } else if (!seen.has(entry) && entry.sequence > first.sequence) return false
    }
    return true
  }

  return {
    begin() {
      met = []
      last = -1
    },
    touched(entry) {
      if (isInTurn(entry)) {
        meet(entry)
        return
      }
      numberAll()
      number(entry)
    },
    place(entry, old) {
      if (old && entry.parent === null && isInTurn(old)) {
        entry.sequence = old.sequence
        meet(entry)
        return
      }
      // Among the children of one parent the new ones are the last.
      const isChild = entry.parent !== null && entries.has(entry.parent)
      if (old || !isChild) numberAll()
      entry.sequence = order.next()
    },
    settle(isTouched) {
      if (!isWhole(isTouched)) numberAll()
      return met ? [] : order.reordered(types)
    },
  }
}
