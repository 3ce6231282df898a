import {
  EnumTypeComposer,
  type EnumTypeComposerAsObjectDefinition,
  InputTypeComposer,
  type InputTypeComposerAsObjectDefinition,
  InterfaceTypeComposer,
  type InterfaceTypeComposerAsObjectDefinition,
  ObjectTypeComposer,
  type ObjectTypeComposerAsObjectDefinition,
  ScalarTypeComposer,
  type ScalarTypeComposerAsObjectDefinition,
  UnionTypeComposer,
  type UnionTypeComposerAsObjectDefinition,
} from 'graphql-compose'
import type { Composer, NamedComposer, ReportProblem } from '../build/composer.ts'
import { unknownTypeKind } from '../errors.ts'
import type { ResolverContext } from '../query/resolver-context.ts'
import type { TypeBuilderRecord } from '../schema-input.ts'

/** Extension of types that are referred to before they are defined. */
export const PLACEHOLDER = 'isPlaceholder'

type ObjectConfig = ObjectTypeComposerAsObjectDefinition<unknown, ResolverContext>
type InterfaceConfig = InterfaceTypeComposerAsObjectDefinition<unknown, ResolverContext>

/**
 * Makes a composer of what `schema.buildObjectType` and its siblings returned, without registering it.
 * Gives `undefined`, with a warning, for a kind it does not know.
 */
export function composeRecord(
  record: TypeBuilderRecord,
  { composer, report }: { readonly composer: Composer; readonly report: ReportProblem },
): NamedComposer | undefined {
  const type = createComposer(record, composer)
  if (!type) {
    report(unknownTypeKind(record.config))
    return undefined
  }
  // `createTemp` leaves types with a composer of their own; names must resolve in this one.
  type.schemaComposer = composer
  return type
}

// The configurations come from plugins' code in any form graphql-compose takes, and it checks them itself.
function createComposer(
  { kind, config }: TypeBuilderRecord,
  composer: Composer,
): NamedComposer | undefined {
  switch (kind) {
    case 'OBJECT': {
      const definition = config as unknown as ObjectConfig
      return ObjectTypeComposer.createTemp<unknown, ResolverContext>({
        ...definition,
        fields: thunk(() =>
          composer.typeMapper.convertOutputFieldConfigMap(definition.fields ?? {}),
        ),
        interfaces: () => interfacesOf(definition, composer),
      })
    }
    case 'INTERFACE': {
      const definition = config as unknown as InterfaceConfig
      return InterfaceTypeComposer.createTemp<unknown, ResolverContext>({
        ...definition,
        fields: thunk(() =>
          composer.typeMapper.convertOutputFieldConfigMap(definition.fields ?? {}),
        ),
        interfaces: () => interfacesOf(definition, composer),
      })
    }
    case 'INPUT_OBJECT': {
      const definition = config as unknown as InputTypeComposerAsObjectDefinition
      return InputTypeComposer.createTemp<ResolverContext>({
        ...definition,
        fields: composer.typeMapper.convertInputFieldConfigMap(
          typeof definition.fields === 'function' ? definition.fields(composer) : definition.fields,
        ),
      })
    }
    case 'UNION': {
      const definition = config as unknown as UnionTypeComposerAsObjectDefinition<
        unknown,
        ResolverContext
      >
      return UnionTypeComposer.createTemp<unknown, ResolverContext>({
        ...definition,
        types: () => membersOf(definition, composer),
      })
    }
    case 'ENUM':
      return EnumTypeComposer.createTemp<ResolverContext>(
        config as unknown as EnumTypeComposerAsObjectDefinition,
      )
    case 'SCALAR':
      return ScalarTypeComposer.createTemp<ResolverContext>(
        config as unknown as ScalarTypeComposerAsObjectDefinition<unknown, unknown>,
      )
    default:
      return undefined
  }
}

/** graphql-compose takes a function for a field map, though its types do not say so. */
function thunk<T>(fields: () => T): T {
  return fields as unknown as T
}

function interfacesOf({ interfaces }: ObjectConfig | InterfaceConfig, composer: Composer) {
  const list = typeof interfaces === 'function' ? interfaces(composer) : interfaces
  return (list ?? []).map(entry => {
    if (typeof entry !== 'string') return entry
    return composer.has(entry) ? composer.getIFTC(entry) : placeholderInterface(composer, entry)
  })
}

function membersOf(
  { types }: UnionTypeComposerAsObjectDefinition<unknown, ResolverContext>,
  composer: Composer,
) {
  const list: readonly unknown[] = (typeof types === 'function' ? types() : types) ?? []
  return list.map(entry => {
    if (typeof entry !== 'string' || composer.has(entry)) return composer.getOTC(entry)
    return composer.createObjectTC(entry).setExtension(PLACEHOLDER, true)
  })
}

/** Stands in for an interface until it is defined. */
export function placeholderInterface(composer: Composer, name: string) {
  return composer.createInterfaceTC(name).setExtension(PLACEHOLDER, true)
}
