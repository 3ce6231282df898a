import type { GraphQLOutputType } from 'graphql'
import type { Node } from '#nodes'
import type { FieldReader } from '../index/node-search.ts'
import type { FieldTree } from '../materialise/field-tree.ts'
import type { MaybePromise } from '../maybe-promise.ts'
import type { NodeIterable } from './node-iterable.ts'

/** A type by name or as graphql-js object. */
export type TypeReference = string | GraphQLOutputType

/** A filter as it stands in a query, with variables filled in: `{ fields: { slug: { eq: '/' } } }`. */
export type FilterInput = Readonly<Record<string, unknown>>

/** `sort` and its kin as a resolver may pass them. */
export interface NodeQuery {
  readonly filter?: FilterInput | null | undefined
  /** `{ a: { b: 'DESC' } }`, a list of such, or the old `{ fields: ['a.b'], order: ['DESC'] }`. */
  readonly sort?: unknown
  readonly limit?: number | null | undefined
  readonly skip?: number | null | undefined
  /** Dotted paths to be resolved along with those of filter and sort, for a following `readField`. */
  readonly alsoResolve?: readonly string[] | undefined
}

export interface FindArguments {
  readonly query?: NodeQuery | undefined
  readonly type: TypeReference
}

/** How a read is to be recorded; plugins pass it as second argument. */
export interface PageDependencies {
  readonly path?: string | undefined
  /** Record the read of this whole type instead of the nodes found. */
  readonly connectionType?: string | undefined
  /** `false`: do not record. */
  readonly track?: boolean | undefined
}

export interface FoundNodes {
  readonly entries: NodeIterable<Node>
  totalCount(): Promise<number>
}

/**
 * How resolvers find nodes: `context.nodeModel`, as in Gatsby. Each query has its own, which records what
 * was read. All functions work unbound.
 */
export interface NodeModel {
  /** The node, or null when there is none or it is of another type. */
  getNodeById(
    args: { readonly id: unknown; readonly type?: TypeReference | undefined },
    dependencies?: PageDependencies,
  ): Node | null
  /** The nodes that exist and are of the type, in the order of the ids. */
  getNodesByIds(
    args: { readonly ids: unknown; readonly type?: TypeReference | undefined },
    dependencies?: PageDependencies,
  ): Node[]
  /** The first node that matches, in the order of creation. @throws Error when asked to sort. */
  findOne(args: FindArguments, dependencies?: PageDependencies): Promise<Node | null>
  findAll(args: FindArguments, dependencies?: PageDependencies): Promise<FoundNodes>
  /** `findOne` without a promise where no asynchronous resolver is in the way; for the engine's own resolvers. */
  findFirst(args: FindArguments, dependencies?: PageDependencies): MaybePromise<Node | null>
  /** `findAll` as a list, without a promise where possible; for the engine's own resolvers. */
  findList(args: FindArguments, dependencies?: PageDependencies): MaybePromise<FoundList>
  /** Makes ready to read one field of many nodes; for the engine's own resolvers. */
  readField(type: TypeReference, fieldPath: string): MaybePromise<FieldReader>
  /** Value at a dotted path of a node; fields with resolvers are resolved with their default arguments. */
  getFieldValue(node: Node, fieldPath: string): Promise<unknown>
  /** Names of all types that have nodes. */
  getTypes(): string[]
  /** The topmost ancestor of a node or of an object inside a node, or the nearest that matches. */
  findRootNodeAncestor(value: unknown, predicate?: ((node: Node) => boolean) | null): Node | null
  /** Makes the objects inside a node known to `findRootNodeAncestor`. */
  trackInlineObjectsInRootNode(node: Node): void
  createPageDependency(dependency: {
    readonly path?: string
    readonly nodeId?: string
    readonly connection?: string
  }): void
  trackPageDependencies<T>(result: T, dependencies?: PageDependencies): T
  /** Resolves fields of all nodes of a type ahead of filtering; trees of field names with `true` at the leaves. */
  prepareNodes(
    type: TypeReference,
    queryFields: FieldTree,
    fieldsToResolve: FieldTree,
  ): Promise<void>
  withContext(context: { readonly path?: string | undefined }): NodeModel
}

/** One slice of the nodes that match, and how many match in all. */
export interface FoundList {
  readonly nodes: readonly Node[]
  readonly totalCount: number
}
