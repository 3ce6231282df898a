import type {
  InterfaceTypeComposer,
  NamedTypeComposer,
  ObjectTypeComposer,
  SchemaComposer,
} from 'graphql-compose'
import type { Problem } from '#diagnostics'
import type { ResolverContext } from '../query/resolver-context.ts'

/** The schema while it is being put together. */
export type Composer = SchemaComposer<ResolverContext>

export type ObjectComposer = ObjectTypeComposer<unknown, ResolverContext>
export type InterfaceComposer = InterfaceTypeComposer<unknown, ResolverContext>
export type NamedComposer = NamedTypeComposer<ResolverContext>

/** A type that has fields with resolvers. */
export type FieldsComposer = ObjectComposer | InterfaceComposer

/** All types so far, each once: the composer keeps most under several keys. */
export function namedTypes(composer: Composer): NamedComposer[] {
  return [...new Set(composer.types.values())]
}

/** Tells the user of something that does not stop the build. */
export type ReportProblem = (problem: Problem) => void
