import {
  type GraphQLInputType,
  type GraphQLNamedType,
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
} from 'graphql'
import type { MakerContext } from './maker-context.ts'

/** A GraphQL literal of a JSON value; `enumeration` leaves off the quotes of texts. */
export function printLiteral(value: unknown, enumeration = false): string {
  if (Array.isArray(value))
    return `[${value.map(item => printLiteral(item, enumeration)).join(', ')}]`
  return enumeration && typeof value === 'string' ? value : JSON.stringify(value)
}

/** A value for a leaf of a filter: mostly one that occurs in the data under the field's name. */
export function randomScalar(
  { random, samples }: MakerContext,
  type: GraphQLNamedType,
  fieldName: string,
): unknown {
  if (random.chance(0.06)) return null
  if (isEnumType(type)) return random.pick(type.getValues()).name
  const known = random.chance(0.85) ? (samples.get(fieldName) ?? []) : []
  const fitting = known.filter(value => fits(type.name, value))
  if (fitting.length > 0) return random.pick(fitting)
  switch (type.name) {
    case 'Boolean':
      return random.chance(0.5)
    case 'Int':
      return random.pick([0, -1, 1, 2, 7, 100, 2_147_483_647])
    case 'Float':
      return random.pick([0, -1.5, 1, 2.25, 1000.125, 3e9])
    case 'Date':
      return random.pick(['2024-01-05', '2019', '2024-06-01T10:00:00.000Z', '0', 'none'])
    default:
      return random.pick(['', 'absent', 'a', '5', 'true', 'ä'])
  }
}

function fits(typeName: string, value: string | number | boolean): boolean {
  switch (typeName) {
    case 'Boolean':
      return typeof value === 'boolean'
    case 'Int':
      return typeof value === 'number' && (value | 0) === value
    case 'Float':
      return typeof value === 'number'
    case 'JSON':
      return true
    default:
      return typeof value === 'string'
  }
}

/** Writes a value into the query, as a literal or as a variable. */
export function writeValue(context: MakerContext, type: GraphQLInputType, value: unknown): string {
  const named = getNamedType(type)
  if (context.random.chance(0.2)) return context.addVariable(String(getNullableType(type)), value)
  return printLiteral(value, isEnumType(named))
}

/** A value for an argument of any field that takes scalars; `undefined` when the type is none that one can guess. */
export function randomArgument(context: MakerContext, type: GraphQLInputType): unknown {
  const { random } = context
  const nullable = getNullableType(type)
  if (isListType(nullable)) return undefined
  const named = getNamedType(type)
  if (isEnumType(named)) return random.pick(named.getValues()).name
  if (named.name === 'Boolean') return random.chance(0.5)
  if (named.name === 'Int') return random.pick([1, 2, 5, 20])
  return undefined
}
