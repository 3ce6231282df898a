import type { GraphQLFieldResolver } from 'graphql'
import type { Node } from '#nodes'
import type { ResolverContext } from '../resolver-context.ts'
import {
  type ConnectionSource,
  dateToText,
  type FieldArguments,
  type FieldColumn,
  withColumn,
} from './aggregate-values.ts'
import { type Connection, type PageArguments, paginate } from './paginate.ts'

/** A group is a connection of the nodes that share a value. */
export interface GroupConnection extends Connection {
  /** Dotted path of the field. */
  readonly field: string
  readonly fieldValue: string
}

/**
 * Resolver of `group`: one group for each different value, sorted as texts. A node stands in the group of each
 * element of a list, and twice where the element is repeated; null and missing values make no group.
 */
export function createGroupResolver(
  typeName: string,
): GraphQLFieldResolver<ConnectionSource, ResolverContext, FieldArguments & PageArguments> {
  return (source, { field, skip, limit }, context) =>
    withColumn({ typeName, source, field, context }, column =>
      groupNodes(column).map(
        ([fieldValue, nodes]): GroupConnection =>
          Object.assign(paginate({ nodes, totalCount: nodes.length }, { skip, limit }), {
            field: column.path,
            fieldValue,
          }),
      ),
    )
}

function groupNodes({ nodes, read }: FieldColumn): [string, readonly Node[]][] {
  const groups = new Map<string, Node[]>()
  for (const node of nodes) {
    const value = read(node)
    for (const element of Array.isArray(value) ? value : [value]) {
      if (element === null || element === undefined) continue
      const key = String(dateToText(element))
      const group = groups.get(key)
      if (group) group.push(node)
      else groups.set(key, [node])
    }
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}
