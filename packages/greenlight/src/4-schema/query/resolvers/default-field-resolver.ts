import type { GraphQLFieldResolver } from 'graphql'
import type { ResolverContext } from '../resolver-context.ts'
import { valueAt } from '../value/value-at.ts'

/**
 * Reads a field off its parent: the property of the field's name, called when it is a function.
 * `info.from` redirects to another path (the `proxy` extension), with `info.fromNode` on the node around the
 * parent.
 */
export const defaultFieldResolver: GraphQLFieldResolver<unknown, ResolverContext> = (
  source,
  args,
  context,
  info,
) => {
  if ((typeof source !== 'object' || source === null) && typeof source !== 'function') return null
  const { from, fromNode }: { from?: string; fromNode?: boolean } = info as object
  if (from) {
    if (!fromNode) return valueAt(source, from)
    const node = context.nodeModel.findRootNodeAncestor(source)
    return node ? valueAt(node, from) : null
  }
  const property: unknown = Reflect.get(source, info.fieldName)
  return typeof property === 'function' ? property.call(source, args, context, info) : property
}
