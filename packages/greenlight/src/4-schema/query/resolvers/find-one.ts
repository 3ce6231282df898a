import type { GraphQLFieldResolver } from 'graphql'
import { repeatable } from '../is-repeatable.ts'
import type { ResolverContext } from '../resolver-context.ts'

/** Resolver of a root field for one node: its arguments are the filter. */
export function findOne(
  typeName: string,
): GraphQLFieldResolver<unknown, ResolverContext, Record<string, unknown>> {
  return repeatable((_source, args, { nodeModel, path }) =>
    nodeModel.findFirst({ type: typeName, query: { filter: args } }, { path }),
  )
}
