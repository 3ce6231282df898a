import type { Nodes } from '#nodes'
import type { QueryReads } from '../../site-schema.ts'
import { filterKey } from '../filter/filter-key.ts'
import type { FilterInput } from './node-model.ts'
import type { NodeTypes } from './node-types.ts'

/** Reads of a query while it runs. */
export interface RecordedReads extends QueryReads {
  readonly nodes: Set<string>
  readonly types: Set<string>
  readonly lookups: Map<string, string | null>
}

export function createReads(): RecordedReads {
  return { nodes: new Set(), types: new Set(), lookups: new Map() }
}

/** Key of a search for the first match; `undefined` when the filter holds what JSON cannot carry. */
export function lookupKey(type: string, filter: FilterInput): string | undefined {
  return filterKey([type, filter])
}

export function parseLookupKey(key: string): {
  readonly type: string
  readonly filter: FilterInput
} {
  const [type, filter]: [string, FilterInput] = JSON.parse(key)
  return { type, filter }
}

/** All types of which a query read anything. */
export function typesRead(
  reads: QueryReads,
  { nodes, nodeTypes }: { readonly nodes: Nodes; readonly nodeTypes: NodeTypes },
): Set<string> {
  const types = new Set(reads.types)
  for (const id of reads.nodes) {
    const type = nodes.get(id)?.internal.type
    if (type !== undefined) types.add(type)
  }
  for (const key of reads.lookups.keys()) {
    for (const type of nodeTypes.namesOf(parseLookupKey(key).type)) types.add(type)
  }
  return types
}
