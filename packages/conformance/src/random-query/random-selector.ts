import { type GraphQLInputType, getNamedType, isInputObjectType } from 'graphql'
import type { MakerContext } from './maker-context.ts'

const MAX_DEPTH = 4

/** Names of the fields from a selector or sort input down to one of its leaves; empty when there is none near. */
export function randomFieldPath(context: MakerContext, input: GraphQLInputType): string[] {
  const path: string[] = []
  let type = getNamedType(input)
  while (isInputObjectType(type)) {
    const owner = type.name.replace(/(?:SortInput|FieldSelector)$/, '')
    const atEnd = path.length >= MAX_DEPTH
    const fields = Object.values(type.getFields()).filter(
      field =>
        context.allows(owner, field.name) &&
        !(atEnd && isInputObjectType(getNamedType(field.type))),
    )
    if (fields.length === 0) return []
    const field = context.random.pick(fields)
    path.push(field.name)
    type = getNamedType(field.type)
  }
  return path
}

/** The value of a `field` argument. */
export function writeSelector(context: MakerContext, path: readonly string[]): string {
  return context.legacySyntax ? path.join('___') : nest(path, 'SELECT')
}

/** The value of a `sort` argument. */
export function randomSort(context: MakerContext, input: GraphQLInputType): string | undefined {
  const { random } = context
  const keys = Array.from({ length: random.chance(0.3) ? 2 : 1 }, () => ({
    path: randomFieldPath(context, input),
    order: random.pick(['ASC', 'DESC']),
  })).filter(({ path }) => path.length > 0)
  const [first] = keys
  if (!first) return undefined
  if (context.legacySyntax) {
    const fields = keys.map(({ path }) => path.join('___')).join(', ')
    // Directions may be fewer than fields, and single values may stand without their brackets.
    const orders = random.chance(0.3) ? [] : keys.map(({ order }) => order)
    const order = orders.length > 0 ? `, order: [${orders.join(', ')}]` : ''
    return keys.length === 1 && random.chance(0.3)
      ? `{ fields: ${fields}${orders[0] ? `, order: ${orders[0]}` : ''} }`
      : `{ fields: [${fields}]${order} }`
  }
  if (keys.length === 1 && random.chance(0.6)) return nest(first.path, first.order)
  return `[${keys.map(({ path, order }) => nest(path, order)).join(', ')}]`
}

function nest(path: readonly string[], leaf: string): string {
  return path.reduceRight((value, field) => `{ ${field}: ${value} }`, leaf)
}
