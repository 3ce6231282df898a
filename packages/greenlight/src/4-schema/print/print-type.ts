import {
  astFromValue,
  DEFAULT_DEPRECATION_REASON,
  type GraphQLDirective,
  GraphQLString,
  isInputType,
  print,
} from 'graphql'
import {
  EnumTypeComposer,
  type Extensions,
  InputTypeComposer,
  InterfaceTypeComposer,
  ObjectTypeComposer,
  ScalarTypeComposer,
  UnionTypeComposer,
} from 'graphql-compose'
import type { FieldsComposer, NamedComposer } from '../build/composer.ts'
import { INTERNAL_EXTENSIONS } from '../extensions/extension-names.ts'
import { NODE_FIELDS } from '../types/node-interface.ts'
import { printDescription } from './print-description.ts'

interface InputValue {
  readonly type: { getType(): unknown; getTypeName(): string }
  readonly description?: string | null | undefined
  readonly defaultValue?: unknown
}

/**
 * A type as SDL with its extensions as directives: what `createTypes` takes to make the same type again. Node types
 * come out with `@dontInfer` and without the fields of `Node`.
 */
export function printType(type: NamedComposer): string {
  const head = printDescription(type.getDescription())
  const name = type.getTypeName()
  if (type instanceof ObjectTypeComposer || type instanceof InterfaceTypeComposer) {
    return head + printFieldsType(type)
  }
  if (type instanceof UnionTypeComposer) {
    const members = type.getTypeNames()
    return `${head}union ${name}${members.length > 0 ? ` = ${members.join(' | ')}` : ''}`
  }
  if (type instanceof EnumTypeComposer) return `${head}enum ${name}${printEnumValues(type)}`
  if (type instanceof ScalarTypeComposer) return `${head}scalar ${name}`
  if (type instanceof InputTypeComposer) return `${head}input ${name}${printInputFields(type)}`
  return ''
}

function printFieldsType(type: FieldsComposer): string {
  const isObject = type instanceof ObjectTypeComposer
  const isNode = isObject && type.hasInterface('Node')
  const parents = type.getInterfaces().map(parent => parent.getTypeName())
  const extensions = isNode ? { ...type.getExtensions(), dontInfer: null } : type.getExtensions()
  const directives = type.schemaComposer.getDirectives()
  const fields = Object.entries(type.getFields()).filter(
    ([name]) => !isNode || !NODE_FIELDS.has(name),
  )
  return [
    isObject ? 'type' : 'interface',
    ` ${type.getTypeName()}`,
    parents.length > 0 ? ` implements ${parents.join(' & ')}` : '',
    printExtensions(extensions, directives),
    printBlock(
      fields.map(([name, field], index) =>
        [
          printDescription(field.description, { indent: '  ', isFirst: index === 0 }),
          `  ${name}`,
          printArguments(Object.entries(field.args ?? {})),
          `: ${field.type.getTypeName()}`,
          printExtensions(field.extensions ?? {}, directives),
          printDeprecated(field.deprecationReason),
        ].join(''),
      ),
    ),
  ].join('')
}

function printEnumValues(type: EnumTypeComposer): string {
  return printBlock(
    Object.entries(type.getFields()).map(
      ([name, { description, deprecationReason }], index) =>
        `${printDescription(description, { indent: '  ', isFirst: index === 0 })}  ${name}${printDeprecated(deprecationReason)}`,
    ),
  )
}

function printInputFields(type: InputTypeComposer): string {
  return printBlock(
    Object.entries(type.getFields()).map(
      ([name, field], index) =>
        `${printDescription(field.description, { indent: '  ', isFirst: index === 0 })}  ${printInputValue(name, field)}`,
    ),
  )
}

function printArguments(args: readonly (readonly [string, InputValue])[]): string {
  if (args.length === 0) return ''
  if (args.every(([, { description }]) => !description)) {
    return `(${args.map(([name, arg]) => printInputValue(name, arg)).join(', ')})`
  }
  const lines = args.map(
    ([name, arg], index) =>
      `${printDescription(arg.description, { indent: '    ', isFirst: index === 0 })}    ${printInputValue(name, arg)}`,
  )
  return `(\n${lines.join('\n')}\n  )`
}

function printInputValue(name: string, { type, defaultValue }: InputValue): string {
  const graphqlType = type.getType()
  const literal =
    defaultValue && isInputType(graphqlType) ? astFromValue(defaultValue, graphqlType) : undefined
  return `${name}: ${type.getTypeName()}${literal ? ` = ${print(literal)}` : ''}`
}

function printExtensions(extensions: Extensions, directives: readonly GraphQLDirective[]): string {
  return Object.entries(extensions)
    .filter(([name]) => !INTERNAL_EXTENSIONS.has(name))
    .map(([name, options]) => {
      const directive = directives.find(candidate => candidate.name === name)
      return ` @${name}${directive ? printOptions(options, directive) : ''}`
    })
    .join('')
}

function printOptions(options: unknown, { args }: GraphQLDirective): string {
  const entries = typeof options === 'object' && options !== null ? Object.entries(options) : []
  if (entries.length === 0) return ''
  const printed = entries.map(([name, value]) => {
    const argument = args.find(candidate => candidate.name === name)
    const literal = argument && astFromValue(value, argument.type)
    return literal ? `${name}: ${print(literal)}` : ''
  })
  return `(${printed.join(', ')})`
}

function printDeprecated(reason: string | null | undefined): string {
  if (!reason) return ''
  const literal = reason === DEFAULT_DEPRECATION_REASON ? null : astFromValue(reason, GraphQLString)
  return literal ? ` @deprecated(reason: ${print(literal)})` : ' @deprecated'
}

function printBlock(lines: readonly string[]): string {
  return lines.length > 0 ? ` {\n${lines.join('\n')}\n}` : ''
}
