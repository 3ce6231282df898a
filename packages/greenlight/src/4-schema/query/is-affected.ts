import type { NodeChanges } from '#nodes'
import type { QueryReads } from '../site-schema.ts'
import { isPromise } from './maybe-promise.ts'
import type { NodeModel } from './node-model/node-model.ts'
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
      for (const id of ids) if (reads.nodes.has(id)) return true
    }
  }
  for (const [key, found] of reads.lookups) {
    const { type, filter } = parseLookupKey(key)
    const types = nodeTypes.namesOf(type)
    // A type that is gone, or a search through resolvers, which may read anything: run the query again.
    if (types.length === 0) return true
    if (!types.some(name => changes.byType.has(name))) continue
    const first = nodeModel.findFirst({ type, query: { filter } })
    if (isPromise(first)) {
      first.catch(() => undefined)
      return true
    }
    if ((first?.id ?? null) !== found) return true
  }
  return false
}
