import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
} from 'graphql'
import { andThen, isPromise, type MaybePromise } from '../maybe-promise.ts'
import { NodeIterable } from '../node-model/node-iterable.ts'
import type { ResolverContext } from '../resolver-context.ts'
import type { FieldTree } from './field-tree.ts'

/** Resolved values in the shape of the tree that was asked for, without null and missing ones. */
export type ResolvedTree = Readonly<Record<string, unknown>>

/**
 * Resolves some fields of an object, each with the default values of its arguments: one after another, as in Gatsby,
 * so that a plugin's later fields find what its earlier ones have cached.
 *
 * @throws TypeError when the type has no such field; whatever a resolver throws.
 */
export function resolveTree(args: {
  readonly source: unknown
  readonly type: GraphQLNamedType
  readonly tree: FieldTree
  readonly schema: GraphQLSchema
  readonly context: ResolverContext
}): MaybePromise<ResolvedTree> {
  const { source, type, tree, schema, context } = args
  const fields = fieldsOf(schema, type, source)
  const names = Object.keys(tree)
  const resolved: Record<string, unknown> = {}
  return resolveFrom(0)

  function resolveFrom(start: number): MaybePromise<ResolvedTree> {
    for (let place = start; place < names.length; place++) {
      const name = names[place] ?? ''
      const value = resolveOwn(name)
      if (isPromise(value)) {
        return value.then(value => {
          keep(name, value)
          return resolveFrom(place + 1)
        })
      }
      keep(name, value)
    }
    return resolved
  }

  function resolveOwn(name: string): MaybePromise<unknown> {
    const field = fields[name]
    if (!field) throw new TypeError(`Type ${type.name} has no field "${name}" to resolve`)
    const below = tree[name]
    return andThen(resolveField(field, source, args), inner =>
      resolveBelow(inner, field.type, below === true || below === undefined ? {} : below),
    )
  }

  function keep(name: string, value: unknown): void {
    if (value !== null && value !== undefined) resolved[name] = value
  }

  function resolveBelow(
    value: unknown,
    outputType: GraphQLOutputType,
    below: FieldTree,
  ): MaybePromise<unknown> {
    const named = getNamedType(outputType)
    if (value === null || value === undefined || !isCompositeType(named)) return value
    const resolveOne = (item: unknown): MaybePromise<unknown> =>
      item === null || item === undefined
        ? item
        : resolveTree({ source: item, type: named, tree: below, schema, context })
    if (!isListType(getNullableType(outputType))) return resolveOne(value)
    if (!Array.isArray(value) && !(value instanceof NodeIterable)) return value
    const items = Array.from(value as Iterable<unknown>, resolveOne)
    return items.some(isPromise) ? Promise.all(items) : items
  }
}

function resolveField(
  field: GraphQLField<unknown, ResolverContext>,
  source: unknown,
  { schema, context }: { schema: GraphQLSchema; context: ResolverContext },
): MaybePromise<unknown> {
  if (!field.resolve) return Reflect.get(Object(source), field.name)
  const args = Object.fromEntries(field.args.map(arg => [arg.name, arg.defaultValue]))
  // There is no query around this call: resolvers get the same three entries that Gatsby gives them.
  const info = { fieldName: field.name, schema, returnType: field.type } as GraphQLResolveInfo
  return field.resolve(source, args, context, info)
}

function fieldsOf(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  source: unknown,
): Readonly<Record<string, GraphQLField<unknown, ResolverContext>>> {
  const concrete = isAbstractType(type) ? concreteType(schema, type, source) : type
  if (!isObjectType(concrete) && !isInterfaceType(concrete)) return {}
  return concrete.getFields()
}

function concreteType(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  source: unknown,
): GraphQLNamedType | undefined {
  if (!isAbstractType(type) || !type.resolveType) return undefined
  const resolveType: (source: unknown) => unknown = type.resolveType as (source: unknown) => unknown
  const name = resolveType(source)
  return typeof name === 'string' ? schema.getType(name) : undefined
}
