import {
  type GraphQLInputObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

/** What the query engine itself understands in a field's arguments, whatever the plugins of a site add. */
const ENGINE_ARGUMENTS = new Set([
  ...['filter', 'sort', 'skip', 'limit', 'field'],
  ...['formatString', 'locale', 'fromNow', 'difference'],
])

const isOperatorInput = (name: string): boolean => name.endsWith('QueryOperatorInput')

const BUILT_IN = new Set(['Boolean', 'Date', 'Float', 'ID', 'Int', 'JSON', 'String'])

/**
 * Lists what a schema lets one ask of the query engine: `String.glob`, `Enum.nin`, `elemMatch`,
 * `SortOrderEnum.DESC`, `group(limit)`, `pageInfo.perPage`, `edges.next` and so on. Names of a site's own types and
 * fields do not occur in it, so that lists of several sites can be joined.
 */
export function listQueryFeatures(schema: GraphQLSchema): string[] {
  const features = new Set<string>()
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInputObjectType(type)) {
      for (const name of Object.keys(type.getFields())) {
        if (isOperatorInput(type.name)) features.add(operatorFeature(type, name))
        if (name === 'elemMatch') features.add(name)
      }
    } else if (isEnumType(type) && type.name === 'SortOrderEnum') {
      for (const { name } of type.getValues()) features.add(`${type.name}.${name}`)
    } else if (isObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        const place = placeOf(schema, type.name, field.name)
        if (place) features.add(place)
        if (isRootForOne(type.name, place)) continue
        for (const { name } of field.args) {
          if (ENGINE_ARGUMENTS.has(name)) features.add(argumentFeature(place, name))
        }
      }
    }
  }
  return [...features].sort()
}

/** Lists what of `listQueryFeatures` occurs in a query, in the syntax of Gatsby 5. */
export function featuresOfQuery(schema: GraphQLSchema, text: string): Set<string> {
  const features = new Set<string>()
  const types = new TypeInfo(schema)
  visit(
    parse(text),
    visitWithTypeInfo(types, {
      Field({ name }) {
        const owner = types.getParentType()
        const place = owner && placeOf(schema, owner.name, name.value)
        if (place) features.add(place)
      },
      Argument({ name }) {
        const field = types.getFieldDef()
        const owner = types.getParentType()
        if (!field || !owner || !ENGINE_ARGUMENTS.has(name.value)) return
        const place = placeOf(schema, owner.name, field.name)
        if (isRootForOne(owner.name, place)) return
        features.add(argumentFeature(place, name.value))
      },
      ObjectField({ name, value }) {
        const owner = getNamedType(types.getParentInputType())
        if (name.value === 'elemMatch') features.add('elemMatch')
        if (isInputObjectType(owner) && isOperatorInput(owner.name)) {
          features.add(operatorFeature(owner, name.value))
        }
        if (value.kind === Kind.ENUM && isSortOrder(types)) {
          features.add(`SortOrderEnum.${value.value}`)
        }
      },
    }),
  )
  return features
}

function isSortOrder(types: TypeInfo): boolean {
  const type = getNamedType(types.getInputType())
  return isEnumType(type) && type.name === 'SortOrderEnum'
}

/** Where a field stands, for the fields that the engine adds: in a connection, an edge, the info on a page, the root. */
function placeOf(schema: GraphQLSchema, owner: string, field: string): string | undefined {
  if (owner.endsWith('GroupConnection')) return `group.${field}`
  if (owner.endsWith('Connection')) return field
  if (owner.endsWith('Edge')) return `edges.${field}`
  if (owner === 'PageInfo') return `pageInfo.${field}`
  if (owner !== 'Query') return undefined
  const type = getNamedType(schema.getQueryType()?.getFields()[field]?.type)
  return isObjectType(type) && type.name.endsWith('Connection') ? 'all' : undefined
}

const argumentFeature = (place: string | undefined, name: string): string =>
  `${place ?? 'field'}(${name})`

/** Types of a site's own are taken together: any enum, any other scalar. */
function operatorFeature(type: GraphQLInputObjectType, operator: string): string {
  const name = type.name.replace('QueryOperatorInput', '')
  const own = isEnumType(getNamedType(type.getFields().eq?.type)) ? 'Enum' : 'Scalar'
  return `${BUILT_IN.has(name) ? name : own}.${operator}`
}

/** At the root for one node, the fields of its type are arguments, and one may well be called `limit`. */
function isRootForOne(owner: string, place: string | undefined): boolean {
  return owner === 'Query' && place === undefined
}
