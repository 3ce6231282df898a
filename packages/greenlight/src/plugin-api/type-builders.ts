import type { TypeBuilderRecord } from '#schema'

type Build = (config: TypeBuilderRecord['config']) => TypeBuilderRecord

/** The `schema` helper: functions that wrap a type's configuration with its kind, for `createTypes`. */
export const typeBuilders: Readonly<Record<string, Build>> = {
  buildObjectType: config => ({ kind: 'OBJECT', config }),
  buildUnionType: config => ({ kind: 'UNION', config }),
  buildInterfaceType: config => ({ kind: 'INTERFACE', config }),
  buildInputObjectType: config => ({ kind: 'INPUT_OBJECT', config }),
  buildEnumType: config => ({ kind: 'ENUM', config }),
  buildScalarType: config => ({ kind: 'SCALAR', config }),
}
