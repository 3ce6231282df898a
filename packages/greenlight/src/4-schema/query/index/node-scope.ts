import type { Node, Nodes } from '#nodes'
import { compareByBytes } from '#support/compare-by-bytes'
import type { SortedNodes } from '../sort/sort-nodes.ts'
import type { TypeRevisions } from './type-revisions.ts'
import type { ValueIndex } from './value-index.ts'

/** The nodes that queries of one type look at, and every index and list made of them so far. */
export interface NodeScope {
  readonly types: readonly string[]
  readonly revision: number
  /** In the order of unsorted results. */
  readonly nodes: readonly Node[]
  /** Place of a node of the scope in `nodes`. */
  positionOf(node: Node): number
  /** In the order of ids. */
  nodesById(): Iterable<Node>
  readonly indexes: Map<string, ValueIndex>
  readonly sorts: Map<string, SortedNodes>
  /** Filtered and sorted lists by filter and sort, for the queries that ask the same again. */
  readonly lists: Map<string, readonly Node[]>
  /** How many nodes `lists` names in all. */
  remembered: number
}

/** Gives the scope of some types; the same one until a node of one of them changes. */
export type ScopeOf = (types: readonly string[]) => NodeScope

export function createScopes(nodes: Nodes, revisions: TypeRevisions): ScopeOf {
  const scopes = new Map<string, NodeScope>()
  return types => {
    const key = types.join(',')
    const revision = revisions.latest(types)
    const known = scopes.get(key)
    if (known?.revision === revision) return known
    const list = nodesOf(nodes, types)
    let positions: Map<Node, number> | undefined
    const scope: NodeScope = {
      types,
      revision,
      nodes: list,
      positionOf(node) {
        positions ??= new Map(list.map((listed, position) => [listed, position]))
        return positions.get(node) ?? -1
      },
      nodesById: () => nodesById(nodes, types),
      indexes: new Map(),
      sorts: new Map(),
      lists: new Map(),
      remembered: 0,
    }
    scopes.set(key, scope)
    return scope
  }
}

function nodesOf(nodes: Nodes, types: readonly string[]): readonly Node[] {
  const [only, ...others] = types
  if (only !== undefined && others.length === 0) return nodes.ofType(only)
  return nodes.ofTypes(types)
}

function nodesById(nodes: Nodes, types: readonly string[]): Iterable<Node> {
  const [only, ...others] = types
  if (only !== undefined && others.length === 0) return nodes.ofTypeById(only)
  return types.flatMap(type => nodes.ofTypeById(type)).sort((a, b) => compareByBytes(a.id, b.id))
}
