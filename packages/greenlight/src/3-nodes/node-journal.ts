import type { NodeChanges, TypeChanges } from './node.ts'

export type ChangeKind = 'created' | 'updated' | 'deleted' | 'reordered'

/** Remembers what happened to which node, one revision each, so that readers can ask what changed since they looked. */
export interface NodeJournal {
  readonly revision: number
  /** @param id empty for `reordered`, which concerns the type */
  record(kind: ChangeKind, type: string, id: string): void
  /** @throws RangeError when `since` is ahead of the journal or no longer in it. */
  changesSince(since: number): NodeChanges
}

interface Change {
  readonly kind: ChangeKind
  readonly type: string
  readonly id: string
}

/** @param capacity changes remembered at least; older ones are forgotten in halves */
export function createNodeJournal(capacity = 1_000_000): NodeJournal {
  let changes: Change[] = []
  let forgotten = 0
  /** Asked for by many at the same moment. */
  let summary: NodeChanges | undefined

  return {
    get revision() {
      return forgotten + changes.length
    },
    record(kind, type, id) {
      if (changes.length >= capacity * 2) {
        changes = changes.slice(capacity)
        forgotten += capacity
      }
      changes.push({ kind, type, id })
    },
    changesSince(since) {
      const until = forgotten + changes.length
      if (!Number.isInteger(since) || since > until || since < forgotten) {
        throw new RangeError(
          `Changes since revision ${since} are not known: the journal reaches from ${forgotten} to ${until}.`,
        )
      }
      if (summary?.since !== since || summary.until !== until) {
        summary = { since, until, byType: summarize(changes, since - forgotten) }
      }
      return summary
    },
  }
}

interface MutableTypeChanges extends TypeChanges {
  readonly created: Set<string>
  readonly updated: Set<string>
  readonly deleted: Set<string>
  readonly recreated: Set<string>
  reordered: boolean
}

function summarize(changes: readonly Change[], from: number): ReadonlyMap<string, TypeChanges> {
  const byType = new Map<string, MutableTypeChanges>()
  for (let index = from; index < changes.length; index++) {
    const change = changes[index]
    if (!change) continue
    let type = byType.get(change.type)
    if (!type) {
      type = {
        created: new Set(),
        updated: new Set(),
        deleted: new Set(),
        recreated: new Set(),
        reordered: false,
      }
      byType.set(change.type, type)
    }
    apply(type, change)
  }
  for (const [name, type] of byType) {
    if (!type.reordered && type.created.size + type.updated.size + type.deleted.size === 0) {
      byType.delete(name)
    }
  }
  return byType
}

function apply(type: MutableTypeChanges, { kind, id }: Change): void {
  switch (kind) {
    case 'created':
      if (type.deleted.delete(id)) {
        type.updated.add(id)
        type.recreated.add(id)
      } else type.created.add(id)
      break
    case 'updated':
      if (!type.created.has(id)) type.updated.add(id)
      break
    case 'deleted':
      if (!type.created.delete(id)) {
        type.updated.delete(id)
        type.recreated.delete(id)
        type.deleted.add(id)
      }
      break
    case 'reordered':
      type.reordered = true
      break
  }
}
