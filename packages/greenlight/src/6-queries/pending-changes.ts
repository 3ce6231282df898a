import { deserialize, serialize } from 'node:v8'
import type { RecordStore } from '#cache'
import type { NodeChanges, Nodes, TypeChanges } from '#nodes'

const PENDING = 'pending changes'

/** Nodes of pages are made anew in each run: what is said of them in one says nothing to the next. */
const OF_EACH_RUN = 'SitePage'

/**
 * Keeps what changed in the nodes during a run whose queries were not all answered: a build that failed, a command
 * that asks something else. The nodes are kept as they are then, so that the next run finds them unchanged, while the
 * answers kept are of what they were before.
 */
export function keepPendingChanges(facts: RecordStore, nodes: Pick<Nodes, 'changesSince'>): void {
  const { byType } = withPendingChanges(facts, nodes.changesSince(0))
  const kept = new Map([...byType].filter(([type]) => type !== OF_EACH_RUN))
  if (kept.size > 0) facts.set(PENDING, serialize(kept))
}

/** Changes of nodes, with those that the answers have not seen. */
export function withPendingChanges(facts: RecordStore, changes: NodeChanges): NodeChanges {
  const bytes = facts.get(PENDING)
  if (!bytes) return changes
  const byType: Map<string, TypeChanges> = deserialize(bytes)
  for (const [type, now] of changes.byType) {
    const before = byType.get(type)
    byType.set(type, before ? join(before, now) : now)
  }
  return { ...changes, byType }
}

/** To be called when all answers are of the nodes as they are. */
export function forgetPendingChanges(facts: RecordStore): void {
  facts.delete(PENDING)
}

function join(left: TypeChanges, right: TypeChanges): TypeChanges {
  return {
    created: new Set([...left.created, ...right.created]),
    updated: new Set([...left.updated, ...right.updated]),
    deleted: new Set([...left.deleted, ...right.deleted]),
    recreated: new Set([...left.recreated, ...right.recreated]),
    reordered: left.reordered || right.reordered,
  }
}
