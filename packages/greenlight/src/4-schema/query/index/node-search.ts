import type { GraphQLNamedType } from 'graphql'
import type { Node } from '#nodes'
import type { QueryTrace } from '../../site-schema.ts'
import { type Condition, dottedPath, type FieldGroups } from '../filter/condition.ts'
import { filterKey } from '../filter/filter-key.ts'
import { parseFilter } from '../filter/parse-filter.ts'
import type { ResolvedBatch, ResolvedFields } from '../materialise/resolved-fields.ts'
import { andThen, type MaybePromise } from '../maybe-promise.ts'
import type { FilterInput } from '../node-model/node-model.ts'
import { parseSort, type SortKeys } from '../sort/parse-sort.ts'
import { sortNodes } from '../sort/sort-nodes.ts'
import { valueAt } from '../value/value-at.ts'
import { intersectNodes } from './intersect-nodes.ts'
import { matchCondition } from './match-condition.ts'
import type { NodeScope, ScopeOf } from './node-scope.ts'
import { buildValueIndex } from './value-index.ts'

/** How many nodes the remembered lists of one scope may name, counted as multiples of the scope. */
const REMEMBERED_SCOPES = 50
const REMEMBERED_LISTS = 2000

export interface SearchArguments {
  readonly type: GraphQLNamedType
  /** Node types that `type` stands for. */
  readonly types: readonly string[]
  readonly filter?: FilterInput | null | undefined
  readonly sort?: unknown
  /** Further dotted paths that are going to be read with `readField`. */
  readonly alsoResolve?: readonly string[] | undefined
  readonly trace?: QueryTrace | undefined
}

export interface SearchResult {
  /** All matches. The same list for the same question as long as no node of the types changes. */
  readonly nodes: readonly Node[]
  /** Types that resolvers read on the way. */
  readonly dependencies: readonly string[]
}

/** Reads a field of the nodes of a search. */
export interface FieldReader {
  /** Names the field and the state of what it was resolved from. */
  readonly key: string
  /** Where the path starts: the node, or the tree of its resolved fields. */
  rootOf(node: Node): unknown
  readonly dependencies: readonly string[]
}

/** Finds nodes by filter and sort, with indexes made on demand. */
export interface NodeSearch {
  search(args: SearchArguments): MaybePromise<SearchResult>
  /** Makes ready to read a dotted path off nodes of some types, resolving it for all of them if need be. */
  readField(args: {
    readonly type: GraphQLNamedType
    readonly types: readonly string[]
    readonly path: string
  }): MaybePromise<FieldReader>
}

export function createNodeSearch({
  scopeOf,
  resolved,
}: {
  readonly scopeOf: ScopeOf
  readonly resolved: ResolvedFields
}): NodeSearch {
  function readerOf(
    { type, types }: Pick<SearchArguments, 'type' | 'types'>,
    path: string,
  ): FieldReader {
    if (!resolved.isResolved(type, path)) {
      return { key: path, rootOf: node => node, dependencies: [] }
    }
    const batches = new Map<string, ResolvedBatch>()
    for (const type of types) {
      const batch = resolved.batch(type, path)
      if (batch) batches.set(type, batch)
    }
    const ids = [...batches.values()].map(({ id }) => id)
    return {
      key: `${path}@${ids.join(',')}`,
      rootOf: node => batches.get(node.internal.type)?.trees.get(node.id),
      dependencies: [...batches.values()].flatMap(batch => batch.dependencies),
    }
  }

  function select(args: SearchArguments, conditions: Condition[], sort: SortKeys | undefined) {
    const scope = scopeOf(args.types)
    const filtered = filterNodes(scope, conditions, args)
    if (!sort || filtered.length === 0) return filtered
    const sorted = sortedScope(scope, sort, args)
    return conditions.length > 0 ? sorted.sortPart(filtered) : sorted.nodes
  }

  function filterNodes(
    scope: NodeScope,
    conditions: readonly Condition[],
    args: SearchArguments,
  ): readonly Node[] {
    if (conditions.length === 0) return scope.nodes
    const matches: (readonly Node[])[] = []
    for (const condition of conditions) {
      const started = args.trace && performance.now()
      const { index, built } = indexOf(scope, condition.path, args)
      const nodes = matchCondition(index, condition)
      args.trace?.indexUsed({
        type: args.type.name,
        fields: [dottedPath(condition.path)],
        built,
        candidates: nodes?.length ?? 0,
        milliseconds: performance.now() - (started ?? 0),
      })
      if (!nodes) return []
      matches.push(nodes)
    }
    return intersectNodes(matches, scope.positionOf)
  }

  function indexOf(scope: NodeScope, path: FieldGroups, args: SearchArguments) {
    const { key, rootOf } = readerOf(args, dottedPath(path))
    const indexKey = `${path.map(group => group.join('.')).join('[]')} ${key}`
    const known = scope.indexes.get(indexKey)
    if (known) return { index: known, built: false }
    const index = buildValueIndex({
      nodes: scope.nodesById(),
      path,
      rootOf,
      positionOf: scope.positionOf,
    })
    scope.indexes.set(indexKey, index)
    return { index, built: true }
  }

  function sortedScope(scope: NodeScope, sort: SortKeys, args: SearchArguments) {
    const started = args.trace && performance.now()
    const readers = sort.fields.map(path => ({ path, ...readerOf(args, path) }))
    const key = JSON.stringify([readers.map(reader => reader.key), sort.orders])
    let sorted = scope.sorts.get(key)
    const built = !sorted
    if (!sorted) {
      const read = readers.map(reader => {
        const path = reader.path.split('.')
        return (node: Node) => valueAt(reader.rootOf(node), path)
      })
      sorted = sortNodes(scope.nodes, sort, read)
      scope.sorts.set(key, sorted)
    }
    args.trace?.indexUsed({
      type: args.type.name,
      fields: sort.fields,
      built,
      candidates: scope.nodes.length,
      milliseconds: performance.now() - (started ?? 0),
    })
    return sorted
  }

  function answer(
    args: SearchArguments,
    conditions: Condition[],
    sort: SortKeys | undefined,
    paths: readonly string[],
  ): SearchResult {
    const readers = paths.map(path => readerOf(args, path))
    const dependencies = readers.flatMap(reader => reader.dependencies)
    const isCheap = !sort && conditions.length <= 1
    const question = isCheap ? undefined : filterKey([args.filter ?? {}, args.sort ?? null])
    if (question === undefined) return { nodes: select(args, conditions, sort), dependencies }

    const scope = scopeOf(args.types)
    const key = `${question} ${readers.map(reader => reader.key).join(' ')}`
    const known = args.trace ? undefined : scope.lists.get(key)
    if (known) return { nodes: known, dependencies }
    const nodes = select(args, conditions, sort)
    remember(scope, key, nodes)
    return { nodes, dependencies }
  }

  return {
    search(args) {
      const conditions = args.filter ? parseFilter(args.filter) : []
      const sort = parseSort(args.sort)
      const paths = [
        ...conditions.map(condition => dottedPath(condition.path)),
        ...(sort?.fields ?? []),
        ...(args.alsoResolve ?? []),
      ].filter(path => path !== '' && resolved.isResolved(args.type, path))
      if (paths.length === 0) return answer(args, conditions, sort, paths)
      return andThen(resolved.prepare(args.types, paths), () =>
        answer(args, conditions, sort, paths),
      )
    },

    readField(args) {
      if (!resolved.isResolved(args.type, args.path)) return readerOf(args, args.path)
      return andThen(resolved.prepare(args.types, [args.path]), () => readerOf(args, args.path))
    },
  }
}

function remember(scope: NodeScope, key: string, nodes: readonly Node[]): void {
  const full =
    scope.lists.size >= REMEMBERED_LISTS ||
    scope.remembered + nodes.length > REMEMBERED_SCOPES * (scope.nodes.length + REMEMBERED_LISTS)
  if (full) {
    scope.lists.clear()
    scope.remembered = 0
  }
  scope.lists.set(key, nodes)
  scope.remembered += nodes.length
}
