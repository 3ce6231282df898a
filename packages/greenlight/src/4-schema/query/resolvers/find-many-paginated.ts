import type { FieldNode, GraphQLFieldResolver } from 'graphql'
import { repeatable } from '../is-repeatable.ts'
import { andThen } from '../maybe-promise.ts'
import type { FilterInput } from '../node-model/node-model.ts'
import type { ResolverContext } from '../resolver-context.ts'
import { type PageArguments, paginate } from './paginate.ts'
import { selectedFieldPaths } from './selected-field-paths.ts'

interface ManyArguments extends PageArguments {
  readonly filter?: FilterInput | null
  readonly sort?: unknown
}

/** Resolver of a root field for many nodes, and of every other field of a connection type. */
export function findManyPaginated(
  typeName: string,
): GraphQLFieldResolver<unknown, ResolverContext, ManyArguments> {
  const pathsByField = new WeakMap<FieldNode, readonly string[]>()

  return repeatable((_source, { filter, sort, skip, limit }, { nodeModel, path }, info) => {
    const [field] = info.fieldNodes
    let alsoResolve = field && pathsByField.get(field)
    if (field && !alsoResolve) {
      alsoResolve = selectedFieldPaths(field, info.fragments)
      pathsByField.set(field, alsoResolve)
    }
    // One more at both ends, which tells whether there are pages before and after.
    const offset = typeof skip === 'number' ? Math.max(0, skip - 1) : 0
    const found = nodeModel.findList(
      {
        type: typeName,
        query: {
          filter,
          sort,
          skip: offset,
          limit: typeof limit === 'number' ? limit + 2 : undefined,
          alsoResolve,
        },
      },
      { path, connectionType: typeName },
    )
    return andThen(found, list => paginate({ ...list, offset }, { skip, limit }))
  })
}
