import { InputTypeComposer, InterfaceTypeComposer, ObjectTypeComposer } from 'graphql-compose'
import { type Composer, type NamedComposer, namedTypes } from '../build/composer.ts'
import type { PrintTypeDefinitions } from '../schema-input.ts'
import { BUILT_IN_SCALARS } from '../types/reserved-names.ts'

const INTERNAL_TYPES: ReadonlySet<string> = new Set([
  ...BUILT_IN_SCALARS,
  'Buffer',
  'Internal',
  'InternalInput',
  'Node',
  'NodeInput',
  'Query',
])

const INTERNAL_PLUGINS: ReadonlySet<unknown> = new Set(['internal-data-bridge'])

/** The types that `printTypeDefinitions` asks for, and those they refer to when it asks for these as well. */
export function selectTypes(composer: Composer, request: PrintTypeDefinitions): NamedComposer[] {
  const selected = new Map<string, NamedComposer>()

  function add(type: NamedComposer): void {
    const name = type.getTypeName()
    if (selected.has(name) || isInternal(type)) return
    selected.set(name, type)
    if (request.withFieldTypes ?? true)
      for (const other of referredTypes(type, composer)) add(other)
  }

  for (const type of namedTypes(composer)) {
    if (!isInternal(type) && isAskedFor(type, request)) add(type)
  }
  return [...selected.values()]
}

function isInternal(type: NamedComposer): boolean {
  return INTERNAL_TYPES.has(type.getTypeName()) || INTERNAL_PLUGINS.has(type.getExtension('plugin'))
}

function isAskedFor(type: NamedComposer, { include, exclude }: PrintTypeDefinitions): boolean {
  const name = type.getTypeName()
  const plugin = type.getExtension('plugin')
  const isOf = (plugins: readonly string[]) =>
    typeof plugin === 'string' && plugins.includes(plugin)
  if (exclude?.types?.includes(name) || (exclude?.plugins && isOf(exclude.plugins))) return false
  if (include?.types && !include.types.includes(name)) return false
  return !include?.plugins || isOf(include.plugins)
}

/** Interfaces, field types and argument types. */
function* referredTypes(type: NamedComposer, composer: Composer): Iterable<NamedComposer> {
  const isObject = type instanceof ObjectTypeComposer
  if (isObject) {
    for (const parent of type.getInterfaces()) {
      if (parent.getTypeName() !== 'Node') yield composer.getAnyTC(parent.getTypeName())
    }
  }
  if (!isObject && !(type instanceof InterfaceTypeComposer || type instanceof InputTypeComposer)) {
    return
  }
  for (const field of type.getFieldNames()) {
    yield type.getFieldTC(field)
    if (type instanceof InputTypeComposer) continue
    for (const argument of Object.keys(type.getFieldArgs(field))) {
      const argumentType = knownType(() => type.getFieldArgTC(field, argument))
      if (argumentType) yield argumentType
    }
  }
}

/** A type of an argument may be defined later than now; if it never is, the schema will not build anyway. */
function knownType(read: () => NamedComposer): NamedComposer | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
