import type { NodeEntry } from './node-entry.ts'
import type { NodeStore } from './node-store.ts'

/**
 * Deletes the nodes that the last run left and this one no longer sourced: those whose root ancestor was neither
 * created nor touched (as Gatsby after the first sourceNodes of a process).
 * @param previousTypes node types known before sourcing
 * @param keepOwners plugins that look after their own nodes, or failed before they could
 * @returns how many nodes went, descendants not counted
 */
export function deleteStaleNodes(
  store: NodeStore,
  {
    previousTypes,
    keepOwners,
  }: {
    readonly previousTypes: Iterable<string>
    readonly keepOwners: ReadonlySet<string>
  },
): number {
  let count = 0
  for (const type of previousTypes) {
    const owner = store.typeOwners.ownerOf(type)
    if (owner !== undefined && keepOwners.has(owner)) continue
    const stale: NodeEntry[] = []
    for (const entry of store.entriesOfType(type)) {
      const root = rootAncestor(store, entry)
      if (!keepOwners.has(root.owner) && !store.isTouched(root.id)) stale.push(entry)
    }
    for (const { id } of stale) store.deleteNode(id)
    count += stale.length
  }
  return count
}

/** The topmost ancestor that exists; for a ring of parents, where the walk comes round again. */
function rootAncestor(store: NodeStore, entry: NodeEntry): NodeEntry {
  let root = entry
  let walked: Set<string> | undefined
  while (root.parent !== null && !walked?.has(root.id)) {
    walked ??= new Set()
    walked.add(root.id)
    const parent = store.entry(root.parent)
    if (!parent) break
    root = parent
  }
  return root
}
