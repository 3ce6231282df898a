import {
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql'
import type { Node, Nodes } from '#nodes'
import type { QueryTrace } from '../../site-schema.ts'
import type { FieldReader, NodeSearch } from '../index/node-search.ts'
import { leavesOf } from '../materialise/field-tree.ts'
import type { ResolvedFields } from '../materialise/resolved-fields.ts'
import { andThen, type MaybePromise } from '../maybe-promise.ts'
import { valueAt } from '../value/value-at.ts'
import { findRootNode } from './find-root-node.ts'
import type { InlineObjects } from './inline-objects.ts'
import { NodeIterable } from './node-iterable.ts'
import type {
  FilterInput,
  FindArguments,
  FoundList,
  NodeModel,
  PageDependencies,
  TypeReference,
} from './node-model.ts'
import type { NodeTypes } from './node-types.ts'
import { lookupKey, type RecordedReads } from './reads.ts'

type QueriedType = GraphQLObjectType | GraphQLInterfaceType

/** What all node models of a schema share. */
export interface NodeModelParts {
  readonly nodes: Nodes
  readonly nodeTypes: NodeTypes
  readonly search: NodeSearch
  readonly resolved: ResolvedFields
  readonly inlineObjects: InlineObjects
}

/** Makes the node model of one query; every read goes into `reads`. */
export function createNodeModel(
  parts: NodeModelParts,
  reads: RecordedReads,
  trace?: QueryTrace,
): NodeModel {
  const { nodes, nodeTypes, search, resolved, inlineObjects } = parts

  function getNode(id: unknown): Node | undefined {
    if (typeof id !== 'string') return undefined
    reads.nodes.add(id)
    return nodes.get(id)
  }

  function readTypes(type: TypeReference): void {
    for (const name of nodeTypes.namesOf(type)) reads.types.add(name)
  }

  function recordConnection(dependencies: PageDependencies | undefined): void {
    if (dependencies?.connectionType && dependencies.track !== false) {
      readTypes(dependencies.connectionType)
    }
  }

  /** The node of an id when it is of the type; both are recorded, so that a later such node counts. */
  function nodeOf(
    id: unknown,
    type: TypeReference | undefined | null,
    dependencies: PageDependencies | undefined,
  ): Node | null {
    recordConnection(dependencies)
    const node =
      dependencies?.track === false && typeof id === 'string' ? nodes.get(id) : getNode(id)
    if (!node) return null
    if (type && !nodeTypes.namesOf(type).includes(node.internal.type)) return null
    inlineObjects.track(node)
    return node
  }

  function queriedType(reference: TypeReference): QueriedType {
    const type = nodeTypes.named(reference)
    if (isUnionType(type)) throw new Error('Querying GraphQLUnion types is not supported.')
    if (isObjectType(type) || isInterfaceType(type)) return type
    throw new Error(`nodeModel: the schema has no object or interface type "${reference}"`)
  }

  function searchNodes(
    type: QueriedType,
    query: FindArguments['query'],
    dependencies: PageDependencies | undefined,
  ): MaybePromise<readonly Node[]> {
    const id = onlyId(query?.filter)
    if (id !== undefined) {
      const node = nodeOf(id, type.name, dependencies)
      return node ? [node] : []
    }
    const found = search.search({
      type,
      types: nodeTypes.namesOf(type),
      filter: query?.filter,
      sort: query?.sort,
      alsoResolve: query?.alsoResolve,
      trace,
    })
    return andThen(found, ({ nodes, dependencies: resolvedFrom }) => {
      if (dependencies?.track !== false) for (const name of resolvedFrom) reads.types.add(name)
      return nodes
    })
  }

  function findList(
    { type: reference, query }: FindArguments,
    dependencies?: PageDependencies,
  ): MaybePromise<FoundList> {
    const type = queriedType(reference)
    if (dependencies?.track !== false) readTypes(dependencies?.connectionType || type)
    return andThen(searchNodes(type, query, dependencies), all => {
      const { skip, limit } = query ?? {}
      const start = skip ?? 0
      const part = start || limit ? all.slice(start, limit ? start + limit : undefined) : all
      for (const node of part) inlineObjects.track(node)
      return { nodes: part, totalCount: all.length }
    })
  }

  function findFirst(
    { type: reference, query }: FindArguments,
    dependencies?: PageDependencies,
  ): MaybePromise<Node | null> {
    if (sortsByFields(query?.sort)) {
      throw new Error(
        'nodeModel.findOne() does not support sorting. Use nodeModel.findAll({ query: { limit: 1 } }) instead.',
      )
    }
    const type = queriedType(reference)
    const found = searchNodes(type, { ...query, sort: undefined }, dependencies)
    return andThen(found, ([first = null]) => {
      if (first) inlineObjects.track(first)
      if (dependencies?.track === false) return first
      recordConnection(dependencies)
      if (onlyId(query?.filter) !== undefined) return first
      if (first) reads.nodes.add(first.id)
      const key = lookupKey(type.name, query?.filter ?? {})
      if (key === undefined) readTypes(type)
      else reads.lookups.set(key, first?.id ?? null)
      return first
    })
  }

  function readField(reference: TypeReference, path: string): MaybePromise<FieldReader> {
    const type = queriedType(reference)
    const types = nodeTypes.namesOf(type)
    return andThen(search.readField({ type, types, path }), reader => {
      for (const name of reader.dependencies) reads.types.add(name)
      return reader
    })
  }

  function createPageDependency(dependency: {
    readonly nodeId?: string
    readonly connection?: string
  }): void {
    if (dependency.nodeId !== undefined) reads.nodes.add(dependency.nodeId)
    if (dependency.connection === undefined) return
    const names = nodeTypes.namesOf(dependency.connection)
    for (const name of names.length > 0 ? names : [dependency.connection]) reads.types.add(name)
  }

  const model: NodeModel = {
    getNodeById: (args, dependencies) => nodeOf(args?.id, args?.type, dependencies),
    getNodesByIds(args, dependencies) {
      const ids: readonly unknown[] = Array.isArray(args?.ids) ? args.ids : []
      return ids.flatMap(id => nodeOf(id, args.type, dependencies) ?? [])
    },
    findFirst,
    findList,
    findOne: async (args, dependencies) => findFirst(args, dependencies),
    async findAll(args, dependencies) {
      const { nodes, totalCount } = await findList(args, dependencies)
      return { entries: new NodeIterable(nodes), totalCount: async () => totalCount }
    },
    readField,
    async getFieldValue(node, fieldPath) {
      const reader = await readField(node.internal.type, fieldPath)
      return valueAt(reader.rootOf(node), fieldPath)
    },
    getTypes: () => [...nodes.types()],
    findRootNodeAncestor: (value, predicate = null) =>
      findRootNode({ value, predicate, inlineObjects, getNode }),
    trackInlineObjectsInRootNode: node => inlineObjects.track(node),
    createPageDependency,
    trackPageDependencies(result, dependencies) {
      if (dependencies?.track === false) return result
      if (dependencies?.connectionType) {
        createPageDependency({ connection: dependencies.connectionType })
        return result
      }
      for (const id of idsIn(result)) reads.nodes.add(id)
      return result
    },
    async prepareNodes(type, _queryFields, fieldsToResolve) {
      await resolved.prepare(nodeTypes.namesOf(type), leavesOf(fieldsToResolve))
    },
    withContext: () => model,
  }
  return model
}

/** The id that a filter asks for and nothing else. */
function onlyId(filter: FilterInput | null | undefined): unknown {
  if (!filter) return undefined
  const { id, ...others } = filter
  if (id === null || typeof id !== 'object' || Object.keys(others).length > 0) return undefined
  const { eq, ...otherOperators } = id as Record<string, unknown>
  return Object.keys(otherOperators).length > 0 ? undefined : eq
}

function sortsByFields(sort: unknown): boolean {
  const fields: unknown = Object(sort).fields
  return Array.isArray(fields) && fields.length > 0
}

function idsIn(result: unknown): string[] {
  if (typeof result !== 'object' || result === null) return []
  const items: unknown[] = Symbol.iterator in result ? [...(result as Iterable<unknown>)] : [result]
  return items.flatMap(item => {
    const id: unknown = Object(item).id
    return typeof id === 'string' ? [id] : []
  })
}
