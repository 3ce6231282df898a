import {
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from 'graphql'
import type { Nodes } from '../../greenlight/src/3-nodes/node.ts'
import { createDateFormatter } from '../../greenlight/src/4-schema/dates/format-date.ts'
import { createQueryEngine } from '../../greenlight/src/4-schema/query/create-query-engine.ts'
import type { QueryEngine } from '../../greenlight/src/4-schema/query/query-engine.ts'
import type { ResolverContext } from '../../greenlight/src/4-schema/query/resolver-context.ts'
import {
  createDistinctResolver,
  createMaxResolver,
  createMinResolver,
  createSumResolver,
} from '../../greenlight/src/4-schema/query/resolvers/aggregates.ts'
import { findManyPaginated } from '../../greenlight/src/4-schema/query/resolvers/find-many-paginated.ts'
import { findOne } from '../../greenlight/src/4-schema/query/resolvers/find-one.ts'
import { createGroupResolver } from '../../greenlight/src/4-schema/query/resolvers/group.ts'

type AnyField = GraphQLField<unknown, ResolverContext>

const AGGREGATES = {
  distinct: createDistinctResolver,
  group: createGroupResolver,
  max: createMaxResolver,
  min: createMinResolver,
  sum: createSumResolver,
}

/**
 * Greenlight's query engine under a schema that stock Gatsby built: tells differences of the query engine from
 * those of schema building. Changes the resolvers of the schema.
 */
export function createEngineOnStockSchema(schema: GraphQLSchema, nodes: Nodes): QueryEngine {
  const formatDate = createDateFormatter()
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue
    const fields = type.getFields()
    if (type === schema.getQueryType())
      for (const field of Object.values(fields)) replaceRoot(field)
    const nodeType = /^(.+?)(?:Group)?Connection$/.exec(type.name)?.[1]
    if (nodeType && fields.group) {
      for (const [name, create] of Object.entries(AGGREGATES)) {
        const field: AnyField | undefined = fields[name]
        if (field)
          field.resolve = create(nodeType) as GraphQLFieldResolver<unknown, ResolverContext>
      }
    }
    for (const field of Object.values(fields)) if (field.extensions.dateformat) formatDates(field)
  }
  return createQueryEngine({ schema, nodes, resolverContext: {} })

  function formatDates(field: AnyField): void {
    field.resolve = (source, args, context, info) => {
      const value = context.defaultFieldResolver(source, {}, context, info)
      if (value === null || value === undefined) return null
      return Array.isArray(value)
        ? value.map(date => formatDate(date, args))
        : formatDate(value, args)
    }
  }
}

function replaceRoot(field: AnyField): void {
  const { name } = getNamedType(field.type)
  const many = /^(.+)Connection$/.exec(name)?.[1]
  field.resolve = (many ? findManyPaginated(many) : findOne(name)) as GraphQLFieldResolver<
    unknown,
    ResolverContext
  >
}
