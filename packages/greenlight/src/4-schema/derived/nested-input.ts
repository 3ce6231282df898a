import {
  type GraphQLEnumType,
  GraphQLInputObjectType,
  type GraphQLScalarType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isLeafType,
  isListType,
} from 'graphql'
import { type EnumTypeComposer, InputTypeComposer } from 'graphql-compose'
import type { Composer, FieldsComposer, NamedComposer } from '../build/composer.ts'
import type { ResolverContext } from '../query/resolver-context.ts'
import { addDerivedType } from '../types/derived-types.ts'

type Input = InputTypeComposer<ResolverContext>
type Leaf = GraphQLScalarType | GraphQLEnumType

/** How the fields of an output type become fields of an input type. */
export interface NestedInputKind {
  readonly composer: Composer
  /** Ending of the input types' names. */
  readonly suffix: 'FilterInput' | 'SortInput' | 'FieldSelector'
  /** Input for a field that holds scalars or enum values. */
  readonly leaf: (type: Leaf) => Input | EnumTypeComposer<ResolverContext>
  /** Input for a field that holds a list of objects; that of one object when absent. */
  readonly list?: (item: Input) => Input
}

/**
 * Makes an input type that mirrors the fields of a type, objects as input types of their own. Fields that have no
 * input form (unions) and objects without fields are left out.
 */
export function nestedInput(type: FieldsComposer, kind: NestedInputKind): Input {
  const { composer, suffix } = kind
  const target = composer.getOrCreateITC(`${type.getTypeName()}${suffix}`)
  const mirror = type.getInputTypeComposer({ fallbackType: null as never })
  if (mirror?.hasField('id') && getNamedType(mirror.getFieldType('id')).name === 'ID') {
    mirror.extendField('id', { type: 'String' })
  }
  convert({ type, mirror, target }, kind)
  return dropEmpty(target, new Set())
}

interface Conversion {
  readonly type: NamedComposer
  /** The type's own input type as graphql-compose makes it: same fields, plain scalars. */
  readonly mirror: Input
  readonly target?: Input
}

function convert({ type, mirror, target }: Conversion, kind: NestedInputKind): Input {
  const { composer, suffix } = kind
  const name = mirror.getTypeName().replace(/Input$/, suffix)
  addDerivedType(type, name)
  if (!target && composer.has(name)) return composer.getITC(name)
  const input =
    target ?? new InputTypeComposer(new GraphQLInputObjectType({ name, fields: {} }), composer)
  composer.add(input)
  const fields: Record<string, Input | EnumTypeComposer<ResolverContext>> = {}
  for (const fieldName of mirror.getFieldNames()) {
    const { type: fieldType } = mirror.getFieldConfig(fieldName)
    const named = getNamedType(fieldType)
    if (isInputObjectType(named)) {
      const nested = convert(objectConversion(named, composer), kind)
      const isList = isListType(getNullableType(fieldType))
      fields[fieldName] = isList && kind.list ? kind.list(nested) : nested
    } else if (isLeafType(named)) {
      fields[fieldName] = kind.leaf(named)
    }
  }
  input.addFields(fields)
  return input
}

function objectConversion(named: GraphQLInputObjectType, composer: Composer): Conversion {
  return {
    // The mirror of `Foo` is called `FooInput`.
    type: composer.getAnyTC(named.name.replace(/Input$/, '')),
    mirror: new InputTypeComposer(named, composer),
  }
}

function dropEmpty(input: Input, seen: Set<Input>): Input {
  if (seen.has(input)) return input
  seen.add(input)
  const fields: Record<string, ReturnType<Input['getField']>['type']> = {}
  for (const [name, { type }] of Object.entries(input.getFields())) {
    const kept = type instanceof InputTypeComposer ? dropEmpty(type, seen) : type
    if (kept instanceof InputTypeComposer && kept.getFieldNames().length === 0) continue
    fields[name] = kept
  }
  return input.setFields(fields)
}
