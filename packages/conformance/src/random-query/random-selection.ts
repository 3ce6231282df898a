import {
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql'
import type { MakerContext } from './maker-context.ts'
import type { Random } from './random.ts'
import { randomFieldPath, writeSelector } from './random-selector.ts'
import { printLiteral, randomArgument } from './random-value.ts'

const MAX_DEPTH = 4

const DATE_FORMATS = [
  'YYYY-MM-DD',
  'MMMM D, YYYY',
  'MMMM DD, YYYY',
  'D. MMM YY',
  'dddd Do MMMM YYYY',
  'DD/MM/YYYY HH:mm:ss',
  'h:mm a',
  '[Week] W, GGGG',
  'X',
  'LL',
  'YYYY-[Q]Q',
  'DDDD E e SSS Z',
]

const LOCALES = ['de', 'fr', 'ja', 'ru', 'en-gb', 'xx']

/** A selection set for a composite type, braces included. */
export function randomSelection(
  context: MakerContext,
  outputType: GraphQLOutputType,
  depth = 0,
): string {
  const type = getNamedType(outputType)
  if (isObjectType(type) && type.name.endsWith('Connection')) {
    return `{ ${connectionFields(context, type, depth).join(' ')} }`
  }
  const parts: string[] = []
  if (isAbstractType(type)) {
    parts.push('__typename')
    for (const member of context.random.some(context.schema.getPossibleTypes(type), 2)) {
      const fields = objectFields(context, member, depth + 1)
      if (fields.length > 0) parts.push(`... on ${member.name} { ${fields.join(' ')} }`)
    }
  }
  if (!isUnionType(type) && isCompositeType(type)) parts.push(...objectFields(context, type, depth))
  const selection = `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`
  return context.random.chance(0.05)
    ? `{ ${context.addFragment(type.name, selection)} }`
    : selection
}

function objectFields(
  context: MakerContext,
  type: GraphQLObjectType | GraphQLInterfaceType,
  depth: number,
): string[] {
  const fields = Object.values(type.getFields()).filter(
    field =>
      context.allows(type.name, field.name) &&
      !field.args.some(isRequiredArgument) &&
      (depth < MAX_DEPTH || !isCompositeType(getNamedType(field.type))),
  )
  return context.random
    .some(fields, depth === 0 ? 6 : 4)
    .map(field => fieldText(context, { owner: type.name, field, depth }))
}

function fieldText(
  context: MakerContext,
  {
    owner,
    field,
    depth,
  }: {
    readonly owner: string
    readonly field: GraphQLField<unknown, unknown>
    readonly depth: number
  },
): string {
  const args = fieldArguments(context, owner, field)
  const alias = args || context.random.chance(0.05) ? `${context.nextAlias()}: ` : ''
  const below = isCompositeType(getNamedType(field.type))
    ? ` ${randomSelection(context, field.type, depth + 1)}`
    : ''
  return `${alias}${field.name}${args}${below}`
}

function fieldArguments(
  context: MakerContext,
  owner: string,
  field: GraphQLField<unknown, unknown>,
): string {
  const { random } = context
  const allows = (name: string, value: unknown): boolean =>
    context.allowsArgument(owner, field.name, name, value)
  if (field.args.length === 0 || random.chance(0.4)) return ''
  if (field.args.some(({ name }) => name === 'formatString')) return dateArguments(random, allows)
  const argument = random.pick(field.args)
  const value = randomArgument(context, argument.type)
  if (value === undefined || !allows(argument.name, value)) return ''
  return `(${argument.name}: ${printLiteral(value, isEnumType(getNamedType(argument.type)))})`
}

function dateArguments(
  random: Random,
  allows: (argument: string, value: unknown) => boolean,
): string {
  const args: string[] = []
  const unit = random.pick(['years', 'months', 'days'])
  // Of the arguments that depend on the present moment only those that do not change within a run.
  const [distance, value] = random.chance(0.5) ? ['fromNow', true] : ['difference', unit]
  if (random.chance(0.3) && allows(String(distance), value)) {
    args.push(`${distance}: ${JSON.stringify(value)}`)
  } else args.push(`formatString: ${JSON.stringify(random.pick(DATE_FORMATS))}`)
  if (random.chance(0.3)) args.push(`locale: ${JSON.stringify(random.pick(LOCALES))}`)
  return `(${args.join(', ')})`
}

function connectionFields(context: MakerContext, type: GraphQLObjectType, depth: number): string[] {
  const { random } = context
  const fields = type.getFields()
  const names = Object.keys(fields).filter(name => depth < MAX_DEPTH || name !== 'group')
  return random
    .some(names, 4)
    .flatMap(name => {
      const field = fields[name]
      return field ? (connectionField(context, { type, field, depth }) ?? []) : []
    })
    .concat(random.chance(0.5) ? ['totalCount'] : ['__typename'])
}

function connectionField(
  context: MakerContext,
  {
    type,
    field,
    depth,
  }: {
    readonly type: GraphQLObjectType
    readonly field: GraphQLField<unknown, unknown>
    readonly depth: number
  },
): string | undefined {
  const { random } = context
  const selector = field.args.find(({ name }) => name === 'field')
  if (selector) {
    const path = randomFieldPath(context, selector.type)
    if (path.length === 0 || (depth > 0 && leadsThroughResolver(context, type, path)))
      return undefined
    const args = [`field: ${writeSelector(context, path)}`]
    if (field.name === 'group' && random.chance(0.3)) args.push(...randomPage(context))
    const below =
      field.name === 'group' ? ` ${randomSelection(context, field.type, depth + 1)}` : ''
    return `${context.nextAlias()}: ${field.name}(${args.join(', ')})${below}`
  }
  const named = getNamedType(field.type)
  if (field.name === 'pageInfo' && isObjectType(named)) {
    return `pageInfo { ${Object.keys(named.getFields()).join(' ')} }`
  }
  if (field.name === 'edges' && isObjectType(named)) {
    const node = named.getFields().node
    if (!node) return undefined
    return `edges { ${random
      .some(['node', 'next', 'previous'], 3)
      .map(name => `${name} ${randomSelection(context, node.type, depth + 1)}`)
      .join(' ')} }`
  }
  return isObjectType(named) || isInterfaceType(named)
    ? `${field.name} ${randomSelection(context, field.type, depth + 1)}`
    : field.name
}

/**
 * Whether a path leads through a resolver. Inside of groups stock Gatsby finds the values of such paths only when
 * an earlier query happened to resolve them, so there is no answer to compare with.
 */
function leadsThroughResolver(
  context: MakerContext,
  connection: GraphQLObjectType,
  path: string[],
): boolean {
  let type = context.schema.getType(connection.name.replace(/(?:Group)?Connection$/, ''))
  return path.some(name => {
    if (!isObjectType(type) && !isInterfaceType(type)) return false
    const owner = type.name
    const field: GraphQLField<unknown, unknown> | undefined = type.getFields()[name]
    type = field && getNamedType(field.type)
    return context.isResolved(owner, name)
  })
}

/** `skip` and `limit` arguments, now and then such as nobody should write. */
export function randomPage(context: MakerContext): string[] {
  const { random } = context
  const args: string[] = []
  const count = (): string =>
    random.chance(0.04)
      ? random.pick(['null', '-1', '-3'])
      : String(random.pick([0, 1, 1, 2, 3, 5, 10, 1000]))
  if (random.chance(0.5)) args.push(`skip: ${count()}`)
  if (random.chance(0.7)) args.push(`limit: ${count()}`)
  return args
}
