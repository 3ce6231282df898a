import type { NodeEntry } from './node-entry.ts'
import type { TypeIndex } from './type-index.ts'

/**
 * Keeps the order in which a fresh run creates nodes: by a sequence number that each createNode of a sourcing gives
 * anew, so that a second run ends with the order of a first one, whatever was only touched in between.
 */
export interface NodeOrder {
  /** Changes when the place of any existing node may have changed; see `TypeIndex.inOrder`. */
  readonly epoch: number
  /** Last sequence number given out. */
  readonly sequence: number
  next(): number
  /** Call when a node was given another sequence, or another place in the tree. */
  moved(): void
  /** Sequences from the root ancestor down; a parent that is not there, or a ring of parents, ends the walk. */
  keyOf(entry: NodeEntry): readonly number[]
  /** Notes the order of all types, to be compared by `reordered`. */
  remember(types: ReadonlyMap<string, TypeIndex>): void
  /** Types in which nodes that are there before and after changed places since `remember`. */
  reordered(types: ReadonlyMap<string, TypeIndex>): readonly string[]
}

export function createNodeOrder(
  entries: ReadonlyMap<string, NodeEntry>,
  lastSequence: number,
): NodeOrder {
  let sequence = lastSequence
  let epoch = 0
  let remembered = new Map<string, readonly NodeEntry[]>()
  let rememberedEpoch = 0

  function keyOf(entry: NodeEntry): readonly number[] {
    if (entry.parent === null) return [entry.sequence]
    const key = [entry.sequence]
    const walked = new Set([entry.id])
    for (let id: string | null = entry.parent; id !== null && !walked.has(id); ) {
      const parent = entries.get(id)
      if (!parent) break
      walked.add(id)
      key.push(parent.sequence)
      id = parent.parent
    }
    return key.reverse()
  }

  return {
    get epoch() {
      return epoch
    },
    get sequence() {
      return sequence
    },
    next: () => ++sequence,
    moved() {
      epoch++
    },
    keyOf,
    remember(types) {
      rememberedEpoch = epoch
      remembered = new Map([...types].map(([type, index]) => [type, index.entriesInOrder(epoch)]))
    },
    reordered(types) {
      if (epoch === rememberedEpoch) return []
      const changed: string[] = []
      for (const [type, before] of remembered) {
        const now = types.get(type)?.entriesInOrder(epoch) ?? []
        if (!keepsOrder(before, now)) changed.push(type)
      }
      return changed
    },
  }
}

/** Whether the entries that are in both lists, by id, stand in the same order. */
function keepsOrder(before: readonly NodeEntry[], now: readonly NodeEntry[]): boolean {
  if (before.length === now.length && before.every((entry, at) => entry.id === now[at]?.id)) {
    return true
  }
  const places = new Map(now.map(({ id }, place) => [id, place]))
  let last = -1
  for (const { id } of before) {
    const place = places.get(id)
    if (place === undefined) continue
    if (place < last) return false
    last = place
  }
  return true
}
