import type { Node } from 'gatsby'
import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql'

interface NodeQuery {
  readonly type: string
  readonly query: {
    readonly filter?: Readonly<Record<string, unknown>>
    readonly sort?: {
      readonly fields: readonly string[]
      readonly order: readonly ('ASC' | 'DESC')[]
    }
  }
}

/** The part of Gatsby's resolver context that the site uses. */
export interface ResolverContext {
  readonly nodeModel: {
    getNodeById(args: { readonly id: string; readonly type?: string }): Node | null
    findOne(args: NodeQuery): Promise<Node | null>
    findAll(args: NodeQuery): Promise<{ readonly entries: Iterable<Node> }>
  }
}

/** A resolver of the site; its arguments are the field's own, which none of them reads. */
export type SiteResolver<Source> = (
  source: Source,
  args: Readonly<Record<string, unknown>>,
  context: ResolverContext,
  info: GraphQLResolveInfo,
) => unknown

/** Calls the resolver that another plugin gave a field of a type, as if the query had asked for that field. */
export function resolveFieldOf(options: {
  readonly type: string
  readonly field: string
  readonly node: Node
  readonly args?: Readonly<Record<string, unknown>>
  readonly context: ResolverContext
  readonly info: GraphQLResolveInfo
}): unknown {
  const { type, field, node, args = {}, context, info } = options
  const fields = info.schema.getType(type)
  const definition = fields && 'getFields' in fields ? fields.getFields()[field] : undefined
  const resolve: GraphQLFieldResolver<unknown, unknown> | undefined =
    definition && 'resolve' in definition ? definition.resolve : undefined
  if (!resolve) return node[field]
  const defaults = Object.fromEntries(
    (definition && 'args' in definition ? definition.args : [])
      .filter(argument => argument.defaultValue !== undefined)
      .map(argument => [argument.name, argument.defaultValue]),
  )
  return resolve(node, { ...defaults, ...args }, context, { ...info, fieldName: field })
}
