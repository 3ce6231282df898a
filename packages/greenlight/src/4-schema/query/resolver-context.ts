import type { GraphQLFieldResolver } from 'graphql'
import type { NodeModel } from './node-model/node-model.ts'

/**
 * What every resolver gets as `context`: the page fields and variables of the query, the contexts that plugins
 * gave with `createResolverContext`, and the entries below, which win over both.
 */
export interface ResolverContext {
  readonly [key: string]: unknown
  /** Path of the page that asks. */
  readonly path?: string | undefined
  readonly nodeModel: NodeModel
  readonly defaultFieldResolver: GraphQLFieldResolver<unknown, ResolverContext>
}
