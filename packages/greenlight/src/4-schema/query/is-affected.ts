import type { NodeChanges } from '#nodes'
import { isRecord } from '#support/is-record'
import type { QueryReads } from '../site-schema.ts'
import { isPromise } from './maybe-promise.ts'
import type { FilterInput, NodeModel } from './node-model/node-model.ts'
import type { NodeTypes } from './node-model/node-types.ts'
import { parseLookupKey } from './node-model/reads.ts'

/**
 * Whether changes of nodes can alter the answer of a query that read the given things: a node that it read
 * changed, came or went; a type that it listed changed; or one of its searches for a single node now ends at
 * another node.
 */
export function isAffected(
  reads: QueryReads,
  changes: NodeChanges,
  { nodeTypes, nodeModel }: { readonly nodeTypes: NodeTypes; readonly nodeModel: NodeModel },
): boolean {
  for (const [type, { created, updated, deleted }] of changes.byType) {
    if (reads.types.has(type)) return true
    for (const ids of [created, updated, deleted]) {
      // A build may change as many nodes as there are queries, and most queries read a few.
      const [few, many] = ids.size < reads.nodes.size ? [ids, reads.nodes] : [reads.nodes, ids]
      for (const id of few) if (many.has(id)) return true
    }
  }
  for (const [key, found] of reads.lookups) {
    const { type, filter } = parseLookupKey(key)
    const types = nodeTypes.namesOf(type)
    // A type that is gone, or a search through resolvers, which may read anything: run the query again.
    if (types.length === 0) return true
    const changed = types.flatMap(name => changes.byType.get(name) ?? [])
    if (changed.length === 0) continue
    const id = soleId(filter)
    if (id !== undefined) {
      if (changed.some(one => one.created.has(id) || one.updated.has(id) || one.deleted.has(id))) {
        return true
      }
      continue
    }
    const first = nodeModel.findFirst({ type, query: { filter } })
    if (isPromise(first)) {
      first.catch(() => undefined)
      return true
    }
    if ((first?.id ?? null) !== found) return true
  }
  return false
}

/** The id that a filter asks for, and nothing else; the searches of most pages are of this kind. */
function soleId(filter: FilterInput): string | undefined {
  const [[field, condition] = [], ...others] = Object.entries(filter ?? {})
  if (field !== 'id' || others.length > 0 || !isRecord(condition)) return undefined
  const { eq, ...rest } = condition
  return typeof eq === 'string' && Object.keys(rest).length === 0 ? eq : undefined
}
