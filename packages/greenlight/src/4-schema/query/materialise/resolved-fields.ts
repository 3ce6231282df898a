import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
} from 'graphql'
import type { Node, Nodes } from '#nodes'
import type { TypeRevisions } from '../index/type-revisions.ts'
import { isPromise, type MaybePromise } from '../maybe-promise.ts'
import type { NodeTypes } from '../node-model/node-types.ts'
import { createReads, type RecordedReads, typesRead } from '../node-model/reads.ts'
import type { ResolverContext } from '../resolver-context.ts'
import { treeOf } from './field-tree.ts'
import { type ResolvedTree, resolveTree } from './resolve-tree.ts'

/** Asynchronous resolvers that may run at one time while a field is resolved for all nodes of a type. */
const CONCURRENCY = 100

/** Some fields of all nodes of one type, resolved. */
export interface ResolvedBatch {
  /** Different for every batch: part of the keys of what is made from it. */
  readonly id: number
  readonly trees: ReadonlyMap<string, ResolvedTree>
  /** Types of the nodes that the resolvers read, the type itself included. */
  readonly dependencies: readonly string[]
}

/**
 * Values of fields with resolvers (links, fields of plugins), which filters, sorts and groups need for all nodes
 * of a type. Resolved on demand with default arguments, kept until one of the types that was read changes.
 */
export interface ResolvedFields {
  /** Whether the value at a dotted path of a type comes from a resolver. @throws Error for an unknown field. */
  isResolved(type: GraphQLNamedType, path: string): boolean
  /** Sees to it that the paths are resolved for all nodes of the types. */
  prepare(types: readonly string[], paths: readonly string[]): MaybePromise<void>
  /** The batch that holds a path of a type, if it has been prepared. */
  batch(type: string, path: string): ResolvedBatch | undefined
}

export function createResolvedFields(args: {
  readonly schema: GraphQLSchema
  readonly nodes: Nodes
  readonly nodeTypes: NodeTypes
  readonly revisions: TypeRevisions
  /** Makes the context of resolvers whose reads go to the given record. */
  readonly createContext: (reads: RecordedReads) => ResolverContext
}): ResolvedFields {
  const { schema, nodes, nodeTypes, revisions } = args
  const batches = new Map<string, ResolvedBatch & { readonly revision: number }>()
  const inProgress = new Map<string, Promise<void>>()
  const resolvedPaths = new Map<string, boolean>()
  let lastId = 0

  function isCurrent(key: string): boolean {
    const batch = batches.get(key)
    return batch !== undefined && revisions.latest(batch.dependencies) === batch.revision
  }

  function resolveBatch(typeName: string, paths: readonly string[]): MaybePromise<void> {
    const type = schema.getType(typeName)
    if (!type) return
    const before = nodes.revision
    const reads = createReads()
    const context = args.createContext(reads)
    const tree = treeOf(paths)
    const trees = resolveAll(nodes.ofTypeById(typeName), source =>
      resolveTree({ source, type, tree, schema, context }),
    )
    const keep = (trees: ReadonlyMap<string, ResolvedTree>): void => {
      const dependencies = [...new Set([typeName, ...typesRead(reads, { nodes, nodeTypes })])]
      const latest = revisions.latest(dependencies)
      lastId++
      // What was read may have changed meanwhile; then the batch is stale from the start.
      const batch = { id: lastId, trees, dependencies, revision: latest > before ? -1 : latest }
      for (const path of paths) batches.set(`${typeName} ${path}`, batch)
    }
    return isPromise(trees) ? trees.then(keep) : keep(trees)
  }

  return {
    isResolved(type, path) {
      const key = `${type.name} ${path}`
      let known = resolvedPaths.get(key)
      if (known === undefined) {
        known = pathNeedsResolve(nodeTypes, type, path)
        resolvedPaths.set(key, known)
      }
      return known
    },

    prepare(types, paths) {
      const waitFor: Promise<void>[] = []
      for (const type of types) {
        const missing: string[] = []
        for (const path of new Set(paths)) {
          const key = `${type} ${path}`
          if (isCurrent(key)) continue
          const started = inProgress.get(key)
          if (started) waitFor.push(started)
          else missing.push(path)
        }
        if (missing.length === 0) continue
        const resolving = resolveBatch(type, missing)
        if (!isPromise(resolving)) continue
        const keys = missing.map(path => `${type} ${path}`)
        const done = resolving.finally(() => {
          for (const key of keys) inProgress.delete(key)
        })
        for (const key of keys) inProgress.set(key, done)
        waitFor.push(done)
      }
      return waitFor.length > 0 ? Promise.all(waitFor).then(() => undefined) : undefined
    },

    batch: (type, path) => batches.get(`${type} ${path}`),
  }
}

function pathNeedsResolve(nodeTypes: NodeTypes, type: GraphQLNamedType, path: string): boolean {
  let owner: GraphQLNamedType | undefined = type
  let needed = false
  for (const name of path.split('.')) {
    // Below a scalar, a JSON field say, there are only plain values.
    if (!isObjectType(owner) && !isInterfaceType(owner)) return needed
    const field: GraphQLField<unknown, unknown> | undefined = owner.getFields()[name]
    if (!field) throw new Error(`Type ${owner.name} has no field "${name}" (in "${path}")`)
    needed ||= nodeTypes.needsResolve(owner, name)
    owner = getNamedType(field.type)
  }
  return needed
}

function resolveAll(
  nodes: readonly Node[],
  resolve: (node: Node) => MaybePromise<ResolvedTree>,
): MaybePromise<Map<string, ResolvedTree>> {
  const trees = new Map<string, ResolvedTree>()
  for (const [position, node] of nodes.entries()) {
    const tree = resolve(node)
    if (isPromise(tree)) return resolveRest(position, tree)
    trees.set(node.id, tree)
  }
  return trees

  async function resolveRest(
    position: number,
    first: Promise<ResolvedTree>,
  ): Promise<Map<string, ResolvedTree>> {
    const begun = nodes[position]
    if (begun) trees.set(begun.id, await first)
    for (let start = position + 1; start < nodes.length; start += CONCURRENCY) {
      const part = nodes.slice(start, start + CONCURRENCY)
      await Promise.all(part.map(async node => trees.set(node.id, await resolve(node))))
    }
    return trees
  }
}
