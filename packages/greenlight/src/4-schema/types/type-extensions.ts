import { type GraphQLInputType, isListType, isNonNullType } from 'graphql'
import {
  type Extensions,
  InputTypeComposer,
  InterfaceTypeComposer,
  ObjectTypeComposer,
} from 'graphql-compose'
import { ProblemError } from '#diagnostics'
import type { Composer, NamedComposer, ReportProblem } from '../build/composer.ts'
import { interfaceWithoutId, invalidFieldExtension } from '../errors.ts'
import { INTERNAL_EXTENSIONS } from '../extensions/extension-names.ts'
import type { TypeOrigin } from './type-origin.ts'

/** The extensions that a type's directives stand for; unknown directives are left alone. */
export function extensionsOfDirectives(type: NamedComposer): Extensions {
  const extensions: Extensions = {}
  for (const { name, args } of type.getDirectives()) {
    if (name === 'infer' || name === 'dontInfer') extensions.infer = name === 'infer'
    else if (name === 'mimeTypes' || name === 'childOf') extensions[name] = args
    else if (name === 'nodeInterface' && type instanceof InterfaceTypeComposer) {
      extensions.nodeInterface = true
    }
  }
  return extensions
}

interface ExtensionTarget {
  readonly composer: Composer
  readonly report: ReportProblem
  readonly type: NamedComposer
  readonly origin: TypeOrigin
}

/**
 * Notes where a type and its fields come from, turns field directives into extensions and checks their
 * arguments.
 *
 * @throws ProblemError for a node interface without `id: ID!`
 */
export function addExtensions({
  extensions,
  ...target
}: ExtensionTarget & { readonly extensions: Extensions }): void {
  const { type, origin } = target
  type.setExtension('createdFrom', origin.createdFrom)
  type.setExtension('plugin', origin.plugin ?? null)
  type.extendExtensions(extensions)
  if (type instanceof InterfaceTypeComposer && isNodeInterface(type)) assertHasId(type)
  if (
    type instanceof ObjectTypeComposer ||
    type instanceof InterfaceTypeComposer ||
    type instanceof InputTypeComposer
  ) {
    addFieldExtensions(type, target)
  }
}

/** Whether an interface can be queried like a node type. */
export function isNodeInterface(type: InterfaceTypeComposer): boolean {
  return type.hasInterface('Node')
}

function assertHasId(type: InterfaceTypeComposer): void {
  if (type.hasField('id') && String(type.getFieldType('id')) === 'ID!') return
  throw new ProblemError(interfaceWithoutId(type.getTypeName()))
}

function addFieldExtensions(
  type: ObjectTypeComposer | InterfaceTypeComposer | InputTypeComposer,
  { composer, report, origin }: ExtensionTarget,
): void {
  for (const fieldName of type.getFieldNames()) {
    type.setFieldExtension(fieldName, 'createdFrom', origin.createdFrom)
    type.setFieldExtension(fieldName, 'plugin', origin.plugin ?? null)
    if (origin.createdFrom === 'sdl') {
      for (const { name, args } of type.getFieldDirectives(fieldName)) {
        type.setFieldExtension(fieldName, name, args)
      }
    }
    const field = `${type.getTypeName()}.${fieldName}`
    for (const [name, options] of Object.entries(type.getFieldExtensions(fieldName))) {
      if (INTERNAL_EXTENSIONS.has(name)) continue
      for (const message of checkOptions({ composer, name, options, field })) {
        report(invalidFieldExtension(message, origin.plugin))
      }
    }
  }
}

interface OptionsCheck {
  readonly composer: Composer
  readonly name: string
  readonly options: unknown
  readonly field: string
}

/** Fills in the defaults of an extension's options, in place, and says what is wrong with them. */
function* checkOptions({ composer, name, options, field }: OptionsCheck): Iterable<string> {
  if (!isOptions(options)) {
    yield `Field extension arguments must be provided as an object. Received "${options}" on \`${field}\`.`
    return
  }
  if (!composer.hasDirective(name)) {
    yield `Field extension \`${name}\` on \`${field}\` is not available.`
    return
  }
  const { args } = composer.getDirective(name)
  for (const { name: option, defaultValue } of args) {
    if (options[option] === undefined && defaultValue !== undefined) options[option] = defaultValue
  }
  for (const [option, value] of Object.entries(options)) {
    const definition = args.find(argument => argument.name === option)
    if (!definition) {
      yield `Field extension \`${name}\` on \`${field}\` has invalid argument \`${option}\`.`
      continue
    }
    try {
      checkValue(definition.type, value)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      yield `Field extension \`${name}\` on \`${field}\` has argument \`${option}\` with invalid value "${value}". ${reason}`
    }
  }
}

function isOptions(options: unknown): options is Record<string, unknown> {
  return typeof options === 'object' && options !== null
}

function checkValue(type: GraphQLInputType, value: unknown): void {
  if (isNonNullType(type)) {
    if (value === undefined || value === null) throw new Error('Expected non-null field value.')
    checkValue(type.ofType, value)
  } else if (isListType(type)) {
    if (!Array.isArray(value)) throw new Error('Expected array field value.')
    for (const item of value) checkValue(type.ofType, item)
  } else if ('parseValue' in type) {
    type.parseValue(value)
  }
}
