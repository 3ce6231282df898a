import {
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql'
import { InterfaceTypeComposer, ObjectTypeComposer } from 'graphql-compose'
import type { Composer, FieldsComposer } from '../build/composer.ts'

/**
 * Adds the root fields and all types of another schema. Its types become targets of `createResolvers`. References
 * to its own `Query` become references to ours.
 */
export function addThirdPartySchema(composer: Composer, schema: GraphQLSchema): void {
  const queryType = schema.getQueryType()
  if (!queryType) return
  const query = composer.createTempTC(queryType)
  if (!isFields(query)) return
  prepareFields(query, queryType, queryType.name)
  composer.Query.addFields(query.getFields())
  for (const type of Object.values(schema.getTypeMap())) {
    if (
      type === queryType ||
      isSpecifiedScalarType(type) ||
      isIntrospectionType(type) ||
      type.name === 'Date' ||
      type.name === 'JSON'
    ) {
      continue
    }
    const hasFields = isObjectType(type) || isInterfaceType(type)
    if (hasFields) deferFields(type)
    const added = composer.createTC(type)
    if (hasFields && isFields(added)) prepareFields(added, type, queryType.name)
    added.setExtension('createdFrom', 'thirdPartySchema')
    composer.addSchemaMustHaveType(added)
  }
}

function isFields(type: unknown): type is FieldsComposer {
  return type instanceof ObjectTypeComposer || type instanceof InterfaceTypeComposer
}

/**
 * Types may refer back to the `Query` of their schema (Relay Classic does). graphql-compose would register that
 * type at once as the query type; read later, the reference is replaced by then.
 */
function deferFields(type: GraphQLObjectType | GraphQLInterfaceType): void {
  const holder: { _fields?: unknown } = type as object
  const fields = holder._fields
  if (typeof fields === 'object') holder._fields = () => fields
}

function prepareFields(
  target: FieldsComposer,
  type: GraphQLObjectType | GraphQLInterfaceType,
  queryName: string,
): void {
  for (const [name, field] of Object.entries(type.getFields())) {
    const fieldType = String(field.type)
    if (fieldType.replace(/[[\]!]/g, '') !== queryName) continue
    target.extendField(name, { type: fieldType.replace(queryName, 'Query') })
  }
  undoResolvers(target)
}

/**
 * graphql-compose writes into the types of the other schema. When the schema is built again, what `createResolvers`
 * added the last time has to go: it may refer to types of the last build.
 */
function undoResolvers(type: FieldsComposer): void {
  const isAdded = (name: string) =>
    type.getFieldExtension(name, 'createdFrom') === 'createResolvers'
  const originalOf = (name: string) => type.getFieldExtension(name, 'originalFieldConfig')
  const names = type.getFieldNames()
  if (!names.some(name => isAdded(name) || originalOf(name))) return
  // All fields are set anew, which keeps their order.
  type.setFields(
    Object.fromEntries(
      names
        .filter(name => !isAdded(name))
        .map(name => [name, (originalOf(name) as string | undefined) ?? type.getField(name)]),
    ),
  )
}
