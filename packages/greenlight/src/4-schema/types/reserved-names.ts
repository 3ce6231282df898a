import { assertValidName } from 'graphql'

/** Scalars that no type definition may redefine. */
export const BUILT_IN_SCALARS: readonly string[] = [
  'Boolean',
  'Date',
  'Float',
  'ID',
  'Int',
  'JSON',
  'String',
  'GatsbyImageData',
]

/** Built-in types that any plugin may extend without a warning. */
export const OVERRIDABLE_BUILT_IN_TYPES: ReadonlySet<string> = new Set(['SiteSiteMetadata'])

/** @throws Error when a type of this name cannot be created from outside. */
export function assertNameIsFree(name: string): void {
  if (name === 'Node') {
    throw new Error('The GraphQL type `Node` is reserved for internal use.')
  }
  if (name.endsWith('FilterInput') || name.endsWith('SortInput')) {
    throw new Error(
      `GraphQL type names ending with "FilterInput" or "SortInput" are reserved for internal use. Please rename \`${name}\`.`,
    )
  }
  if (BUILT_IN_SCALARS.includes(name)) {
    throw new Error(
      `The GraphQL type \`${name}\` is reserved for internal use by built-in scalar types.`,
    )
  }
  assertValidName(name)
}
