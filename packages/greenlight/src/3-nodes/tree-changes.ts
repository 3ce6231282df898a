import type { NodeEntry } from './node-entry.ts'

/** Watches how the tree of nodes comes to differ from the one a store was made with. */
export interface TreeChanges {
  added(entry: NodeEntry): void
  removed(entry: NodeEntry): void
  /** A node got children or fields without being replaced. */
  updated(id: string): void
  /** The entry of this id that is gone since the store was made, or its first tree forgotten. */
  former(id: string): NodeEntry | undefined
  /**
   * Ids of the nodes that were replaced or updated, when that is all: the same ids with the same types, owners and parents, and
   * siblings in the same order. Undefined when more has changed.
   * @param entries those that were there at first in their order of then
   */
  replaced(entries: Iterable<NodeEntry>): ReadonlySet<string> | undefined
  /** From now on the first tree is nothing to go by any more. */
  forget(): void
}

export function createTreeChanges(): TreeChanges {
  /** Entries of the first tree that are gone. */
  const gone = new Map<string, NodeEntry>()
  const extra = new Set<string>()
  const replaced = new Set<string>()
  /** Former places of those that were deleted and created again. */
  const recreated = new Map<string, number>()
  let moved = false
  return {
    added(entry) {
      const before = gone.get(entry.id)
      if (!before) {
        extra.add(entry.id)
        return
      }
      gone.delete(entry.id)
      if (!recreated.has(entry.id)) recreated.set(entry.id, before.sequence)
      if (entry.dirty) replaced.add(entry.id)
      moved ||=
        before.type !== entry.type || before.owner !== entry.owner || before.parent !== entry.parent
    },
    removed(entry) {
      if (!extra.delete(entry.id)) gone.set(entry.id, entry)
    },
    updated(id) {
      if (!extra.has(id)) replaced.add(id)
    },
    former: id => gone.get(id),
    replaced(entries) {
      const isSame =
        !moved && gone.size === 0 && extra.size === 0 && keepsPlaces(entries, recreated)
      return isSame ? replaced : undefined
    },
    forget() {
      moved = true
      gone.clear()
    },
  }
}

/** Whether siblings still have their sequences in the order of the list, or in that of their former places. */
function keepsPlaces(
  entries: Iterable<NodeEntry>,
  recreated: ReadonlyMap<string, number>,
): boolean {
  const last = new Map<string | null, number>()
  const families = new Map<string | null, NodeEntry[]>()
  const all = [...entries]
  for (const { id, parent } of all) if (recreated.has(id)) families.set(parent, [])
  for (const entry of all) {
    const { parent, sequence } = entry
    if (sequence < (last.get(parent) ?? -1)) return false
    last.set(parent, sequence)
    families.get(parent)?.push(entry)
  }
  const placeOf = ({ id, sequence }: NodeEntry) => recreated.get(id) ?? sequence
  return [...families.values()].every(siblings => {
    const places = siblings.toSorted((a, b) => a.sequence - b.sequence).map(placeOf)
    return places.every((place, index) => index === 0 || place > (places[index - 1] ?? -1))
  })
}
