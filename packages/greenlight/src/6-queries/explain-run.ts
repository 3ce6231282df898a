import type { NodeChanges } from '#nodes'
import type { QueryReads } from '#schema'

/** Names a node for a reader: its type, and where it comes from. */
export type NodeNames = (id: string, type: string) => string

const KINDS = ['created', 'updated', 'deleted'] as const
const VERBS = { created: 'is new', updated: 'changed', deleted: 'is gone' }

/** Says in a few words which change of nodes may alter the answer of a query that read the given things. */
export function explainChange(
  reads: QueryReads | undefined,
  changes: NodeChanges,
  nameOf: NodeNames,
): string {
  if (!reads) return 'what the query read is not known'
  for (const [type, ids] of changes.byType) {
    for (const kind of KINDS) {
      for (const id of ids[kind]) {
        if (reads.nodes.has(id)) return `${nameOf(id, type)} ${VERBS[kind]}`
      }
    }
  }
  for (const [type, ids] of changes.byType) {
    if (!reads.types.has(type)) continue
    for (const kind of KINDS) {
      const [id] = ids[kind]
      if (id !== undefined)
        return `${nameOf(id, type)}, which its query looks through, ${VERBS[kind]}`
    }
    return `the order of nodes of type ${type}, which its query lists, changed`
  }
  return 'a search of its query may find another node'
}
