import type { GraphQLResolveInfo } from 'graphql'

/** Where a field takes its value from, other than the property of its own name. */
export interface FieldSource {
  /** Dotted path. */
  readonly from?: string | undefined
  /** Whether the path starts at the node instead of the object around the field. */
  readonly fromNode?: boolean | undefined
}

/** Resolve info that may carry a redirection, which `defaultFieldResolver` obeys. */
export type RedirectableInfo = GraphQLResolveInfo & FieldSource

/** Points the default resolver to another field, unless the extension names none. */
export function redirect(info: RedirectableInfo, source: FieldSource): RedirectableInfo {
  return source.from ? { ...info, from: source.from, fromNode: source.fromNode } : info
}
