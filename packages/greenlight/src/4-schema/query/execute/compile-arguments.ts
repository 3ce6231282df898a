import {
  type ArgumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type ValueNode,
  valueFromAST,
  visit,
} from 'graphql'
import { CannotAnswer } from './cannot-answer.ts'

type Variables = Readonly<Record<string, unknown>>

/** Reads an input value; `undefined` is "not given". @throws CannotAnswer when the value does not fit its type. */
type ReadInput = (variables: Variables) => unknown

/** Gives the arguments of a field, a new object each time: some resolvers write into theirs. */
export type ReadArguments = (variables: Variables) => Record<string, unknown>

/** Compiles the arguments of a field: `CoerceArgumentValues` of the GraphQL specification. */
export function compileArguments(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): ReadArguments {
  if (field.args.length === 0) return () => ({})
  const written = new Map((node.arguments ?? []).map(argument => [argument.name.value, argument]))
  const readers = field.args.map(({ name, type, defaultValue }) => ({
    name,
    read: compileInput(written.get(name), type, defaultValue),
  }))
  return variables => {
    const args: Record<string, unknown> = {}
    for (const { name, read } of readers) {
      const value = read(variables)
      if (value !== undefined) args[name] = value
    }
    return args
  }
}

/** Compiles one argument or field of an input object, with its default for when it is not given. */
function compileInput(
  written: Pick<ArgumentNode, 'value'> | undefined,
  type: GraphQLInputType,
  defaultValue: unknown,
): ReadInput {
  const isRequired = isNonNullType(type)
  const read: ReadInput = written ? compileValueNode(written.value, type) : () => undefined
  return variables => {
    const given = read(variables)
    const value = given === undefined ? defaultValue : given
    if (isRequired && (value === null || value === undefined)) throw new CannotAnswer()
    return value
  }
}

function compileValueNode(node: ValueNode, type: GraphQLInputType): ReadInput {
  if (node.kind === Kind.VARIABLE) {
    const name = node.name.value
    return variables => variables[name]
  }
  if (!usesVariables(node)) {
    const constant: unknown = valueFromAST(node, type)
    return () => {
      if (constant === undefined) throw new CannotAnswer()
      return constant
    }
  }
  const inner = isNonNullType(type) ? type.ofType : type
  if (isListType(inner)) {
    // A value in place of a list counts as a list of one.
    const items = (node.kind === Kind.LIST ? node.values : [node]).map(item =>
      compileInput({ value: item }, inner.ofType, null),
    )
    return variables => items.map(read => read(variables))
  }
  if (!isInputObjectType(inner) || node.kind !== Kind.OBJECT) {
    return () => {
      throw new CannotAnswer()
    }
  }
  const written = new Map(node.fields.map(field => [field.name.value, field]))
  const readers = Object.values(inner.getFields()).map(field => ({
    name: field.name,
    read: compileInput(written.get(field.name), field.type, field.defaultValue),
  }))
  return variables => {
    const object: Record<string, unknown> = {}
    for (const { name, read } of readers) {
      const value = read(variables)
      if (value !== undefined) object[name] = value
    }
    return object
  }
}

function usesVariables(node: ValueNode): boolean {
  let found = false
  visit(node, {
    Variable() {
      found = true
    },
  })
  return found
}
