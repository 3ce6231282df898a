import { compareStoredIds } from '#support/compare-stored-ids'
import type { Node } from './node.ts'
import { liveNode, type NodeEntry } from './node-entry.ts'

/** The entries of one type in their two orders. Lists handed out never change afterwards. */
export interface TypeIndex {
  readonly size: number
  add(entry: NodeEntry): void
  remove(entry: NodeEntry): void
  entries(): Iterable<NodeEntry>
  /** Call when the node of an entry became another object. */
  nodeReplaced(): void
  byId(): readonly Node[]
  entriesById(): readonly NodeEntry[]
  /** @param epoch number that changed if the sequence of any existing entry of any type changed */
  inOrder(epoch: number): readonly Node[]
  entriesInOrder(epoch: number): readonly NodeEntry[]
}

/** @param keyOf sequences from the root ancestor down to the entry itself */
export function createTypeIndex(keyOf: (entry: NodeEntry) => readonly number[]): TypeIndex {
  const present = new Map<string, NodeEntry>()
  const idOrder = createOrder(present, sortById)
  const sequenceOrder = createOrder(present, entries => sortByKey(entries, keyOf))
  let orderedAt = -1

  function changed(): void {
    idOrder.outdate()
    sequenceOrder.outdate()
  }

  function follow(epoch: number): void {
    if (epoch !== orderedAt) sequenceOrder.outdate()
    orderedAt = epoch
  }

  return {
    get size() {
      return present.size
    },
    add(entry) {
      present.set(entry.id, entry)
      changed()
    },
    remove(entry) {
      present.delete(entry.id)
      changed()
    },
    entries: () => present.values(),
    nodeReplaced() {
      idOrder.forgetNodes()
      sequenceOrder.forgetNodes()
    },
    byId: () => idOrder.nodes(),
    entriesById: () => idOrder.entries(),
    inOrder(epoch) {
      follow(epoch)
      return sequenceOrder.nodes()
    },
    entriesInOrder(epoch) {
      follow(epoch)
      return sequenceOrder.entries()
    },
  }
}

/** One order, brought up to date when it is read and not at each change. */
interface Order {
  outdate(): void
  forgetNodes(): void
  entries(): readonly NodeEntry[]
  nodes(): readonly Node[]
}

function createOrder(
  present: ReadonlyMap<string, NodeEntry>,
  sort: (entries: NodeEntry[]) => void,
): Order {
  let sorted: readonly NodeEntry[] = []
  let upToDate = true
  let nodes: readonly Node[] | undefined

  function entries(): readonly NodeEntry[] {
    if (upToDate) return sorted
    // Starting from the former order leaves nearly nothing to sort after a small change.
    const kept = sorted.filter(entry => present.get(entry.id) === entry)
    if (kept.length < present.size) {
      const known = new Set(kept)
      for (const entry of present.values()) if (!known.has(entry)) kept.push(entry)
    }
    sort(kept)
    sorted = kept
    upToDate = true
    return sorted
  }

  return {
    outdate() {
      upToDate = false
      nodes = undefined
    },
    forgetNodes() {
      nodes = undefined
    },
    entries,
    nodes() {
      nodes ??= entries().map(liveNode)
      return nodes
    },
  }
}

function sortById(entries: NodeEntry[]): void {
  entries.sort((left, right) => compareStoredIds(left.id, right.id))
}

/**
 * Sorts entries by depth, then by the sequences from their root ancestors down: the order in which a run creates them
 * when no handler has to wait.
 */
export function sortByKey(
  entries: NodeEntry[],
  keyOf: (entry: NodeEntry) => readonly number[],
): void {
  const keyed = entries.map(entry => ({ entry, key: keyOf(entry) }))
  keyed.sort((left, right) => compareKeys(left.key, right.key))
  keyed.forEach(({ entry }, place) => {
    entries[place] = entry
  })
}

function compareKeys(left: readonly number[], right: readonly number[]): number {
  if (left.length !== right.length) return left.length - right.length
  for (let index = 0; index < left.length; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
