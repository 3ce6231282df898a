import {
  type ArgumentNode,
  type DocumentNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  TypeInfo,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { defaultFieldResolver } from './resolvers/default-field-resolver.ts'

/** Marks resolvers of the engine whose values follow from the nodes and the arguments alone. */
const REPEATABLE = Symbol('repeatable')

/** Says of a resolver that it gives the same for the same nodes and arguments, whenever it is asked. */
export function repeatable<T extends object>(resolver: T): T {
  return Object.assign(resolver, { [REPEATABLE]: true })
}

/** Marks those of them that read another field than their own. */
const READS_ELSEWHERE = Symbol('reads elsewhere')

/** Says of a `repeatable` resolver that the field which it reads has another name than its own. */
export function readingElsewhere<T extends object>(resolver: T): T {
  return Object.assign(resolver, { [READS_ELSEWHERE]: true })
}

/** Arguments of dates that count from now. */
const OF_NOW = new Set(['fromNow', 'difference'])

/**
 * Whether a query gives the same answer as long as the nodes that it reads are the same: no resolver of a plugin or
 * of the site takes part in it, and nothing that looks at the clock. When in doubt it says no.
 */
export function isRepeatable(schema: GraphQLSchema, document: DocumentNode): boolean {
  const info = new TypeInfo(schema)
  let result = true
  visit(
    document,
    visitWithTypeInfo(info, {
      Directive() {
        result = false
      },
      Field({ name, arguments: given = [] }) {
        if (name.value === '__typename') return
        const parent = info.getParentType()
        const field = info.getFieldDef()
        // Which resolver an abstract type's field has is known only when its nodes are.
        result &&= isObjectType(parent) && !!field && isFieldRepeatable(field, given, schema)
      },
    }),
  )
  return result
}

/**
 * Names among which are those of all fields of nodes that a repeatable query (see `isRepeatable`) looks at: whatever
 * else changes in a node does not change its answer. Undefined where names alone do not tell.
 */
export function fieldsRead(
  schema: GraphQLSchema,
  document: DocumentNode,
): ReadonlySet<string> | undefined {
  const info = new TypeInfo(schema)
  const names = new Set<string>()
  let isKnown = true
  visit(
    document,
    visitWithTypeInfo(info, {
      Field({ name }) {
        names.add(name.value)
        const resolve = info.getFieldDef()?.resolve
        if (resolve && READS_ELSEWHERE in resolve) isKnown = false
      },
      // Filters for one node are arguments, those of lists are objects.
      Argument({ name }) {
        names.add(name.value)
      },
      ObjectField({ name }) {
        names.add(name.value)
      },
    }),
  )
  return isKnown ? names : undefined
}

function isFieldRepeatable(
  field: GraphQLField<unknown, unknown>,
  given: readonly ArgumentNode[],
  schema: GraphQLSchema,
): boolean {
  const { resolve = defaultFieldResolver, args } = field
  if (resolve !== defaultFieldResolver && !(REPEATABLE in resolve)) return false
  if (given.some(({ name }) => OF_NOW.has(name.value))) return false
  if (args.some(({ name, defaultValue }) => OF_NOW.has(name) && defaultValue)) return false
  const type = nodeTypeOf(getNamedType(field.type), schema)
  return given.every(({ name, value }) =>
    name.value === 'filter' || name.value === 'sort'
      ? readsPlainFields(value, type)
      : isPlainField(name.value, value, type),
  )
}

/** The type of the nodes that a connection lists, or the type itself. */
function nodeTypeOf(type: GraphQLNamedType, schema: GraphQLSchema): GraphQLNamedType {
  const nodes = isObjectType(type) ? type.getFields().nodes : undefined
  const isConnection = type.name.endsWith('Connection') && nodes !== undefined
  return (isConnection && schema.getType(getNamedType(nodes.type).name)) || type
}

/** Whether a filter or a sort looks only at what stands in the nodes. */
function readsPlainFields(value: ValueNode, type: GraphQLNamedType): boolean {
  switch (value.kind) {
    case Kind.VARIABLE:
      return false
    case Kind.LIST:
      return value.values.every(item => readsPlainFields(item, type))
    case Kind.OBJECT:
      return value.fields.every(({ name, value: inner }) => isPlainField(name.value, inner, type))
    default:
      return true
  }
}

/** @param name a field of the type, or an operator */
function isPlainField(name: string, value: ValueNode, type: GraphQLNamedType): boolean {
  const field = isObjectType(type) ? type.getFields()[name] : undefined
  if (!field) return name === 'elemMatch' ? readsPlainFields(value, type) : true
  return !field.extensions.needsResolve && readsPlainFields(value, getNamedType(field.type))
}
