import type { GraphQLSchema } from 'graphql'
import type { Random } from './random.ts'
import type { SampleValues } from './sample-values.ts'

/** Says whether a random query may give a field an argument with some value. */
export type ArgumentFilter = (
  typeName: string,
  fieldName: string,
  argument: string,
  value: unknown,
) => boolean

/** What the parts of one query in the making share. */
export interface MakerContext {
  readonly schema: GraphQLSchema
  readonly random: Random
  readonly samples: SampleValues
  /** Sorts and field selectors as Gatsby 4 wrote them. */
  readonly legacySyntax: boolean
  /** Whether a field may be selected, filtered or sorted by. */
  readonly allows: (typeName: string, fieldName: string) => boolean
  readonly allowsArgument: ArgumentFilter
  /** Whether a field is resolved before filters and aggregates see it. */
  readonly isResolved: (typeName: string, fieldName: string) => boolean
  /** Takes a value out of the text into a variable of the given type; returns its name with the dollar sign. */
  addVariable(type: string, value: unknown): string
  /** Moves a selection into a named fragment; returns the spread. */
  addFragment(typeName: string, selection: string): string
  /** A name that no other field of the query has. */
  nextAlias(): string
}
