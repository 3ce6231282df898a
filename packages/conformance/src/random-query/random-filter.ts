import {
  type GraphQLInputField,
  type GraphQLInputObjectType,
  getNamedType,
  isInputObjectType,
  isListType,
} from 'graphql'
import type { MakerContext } from './maker-context.ts'
import { randomScalar, writeValue } from './random-value.ts'

const MAX_DEPTH = 4

/** A filter as GraphQL literal, `{ ... }`. */
export function randomFilter(context: MakerContext, type: GraphQLInputObjectType): string {
  return `{ ${randomFilterFields(context, type, 0)} }`
}

/** The fields of a filter without its braces: the arguments of a root field for one node. */
export function randomFilterFields(
  context: MakerContext,
  type: Pick<GraphQLInputObjectType, 'name' | 'getFields'>,
  depth: number,
): string {
  return filterFields(context, type, { depth, most: depth === 0 ? 3 : 2 })
}

interface Extent {
  readonly depth: number
  /** Most fields of one object. */
  readonly most: number
}

function filterFields(
  context: MakerContext,
  type: Pick<GraphQLInputObjectType, 'name' | 'getFields'>,
  { depth, most }: Extent,
): string {
  const owner = type.name.replace(/Filter(?:List)?Input$/, '')
  const fields = Object.values(type.getFields()).filter(
    field =>
      context.allows(owner, field.name) &&
      // Below this depth only what ends at once: operators of scalars.
      (depth < MAX_DEPTH || isOperatorInput(field)),
  )
  return context.random
    .some(fields, most)
    .map(field => `${field.name}: ${fieldFilter(context, field, { depth, most })}`)
    .join(', ')
}

function fieldFilter(
  context: MakerContext,
  field: GraphQLInputField,
  { depth, most }: Extent,
): string {
  const type = getNamedType(field.type)
  if (!isInputObjectType(type) || context.random.chance(0.01)) return 'null'
  if (isOperatorInput(field)) return `{ ${operators(context, type, field.name)} }`
  // With a resolved field in the same `elemMatch`, stock Gatsby takes falsy values beside it for missing ones.
  const below = type.name.endsWith('ListInput') ? 1 : Math.min(most, 2)
  return `{ ${filterFields(context, type, { depth: depth + 1, most: below })} }`
}

function isOperatorInput(field: GraphQLInputField): boolean {
  const type = getNamedType(field.type)
  return isInputObjectType(type) && type.name.endsWith('QueryOperatorInput')
}

function operators(context: MakerContext, type: GraphQLInputObjectType, fieldName: string): string {
  const { random } = context
  return random
    .some(Object.values(type.getFields()), random.chance(0.15) ? 2 : 1)
    .map(operator => {
      const named = getNamedType(operator.type)
      if (operator.name === 'regex') {
        return `regex: ${writeValue(context, operator.type, randomPattern(context, fieldName))}`
      }
      if (operator.name === 'glob') {
        return `glob: ${writeValue(context, operator.type, randomGlob(context, fieldName))}`
      }
      const value = isListType(operator.type)
        ? Array.from({ length: random.below(4) }, () => randomScalar(context, named, fieldName))
        : randomScalar(context, named, fieldName)
      return `${operator.name}: ${writeValue(context, operator.type, value)}`
    })
    .join(', ')
}

function randomPattern(context: MakerContext, fieldName: string): string {
  const { random } = context
  if (random.chance(0.03)) return random.pick(['/(/', 'no slashes', '/a/xyz', '/a'])
  const text = sampleText(context, fieldName)
  const start = random.below(text.length + 1)
  const piece = text
    .slice(start, start + 1 + random.below(4))
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const pattern = random.pick([piece, `^${piece}`, `${piece}$`, `${piece}.*`, `[a-m]`, '.', ''])
  return `/${pattern}/${random.pick(['', '', 'i', 'u', 'g', 'gi'])}`
}

function randomGlob(context: MakerContext, fieldName: string): string {
  const { random } = context
  const text = sampleText(context, fieldName)
  const start = random.below(text.length + 1)
  return random.pick([
    `${text.slice(0, start)}*`,
    `*${text.slice(start)}`,
    '*',
    '**',
    `{${text.slice(0, 3)},x}*`,
    `!${text}`,
    text || 'a',
    '[a-m]*',
    '?(*)',
  ])
}

function sampleText({ random, samples }: MakerContext, fieldName: string): string {
  const known = samples.get(fieldName) ?? []
  return known.length > 0 && random.chance(0.9) ? String(random.pick(known)) : 'absent'
}
