import type { GraphQLNamedType } from 'graphql'
import { InterfaceTypeComposer, UnionTypeComposer } from 'graphql-compose'
import type { Node } from '#nodes'
import type { Composer, NamedComposer, ReportProblem } from '../build/composer.ts'
import { addExtensions, extensionsOfDirectives } from './type-extensions.ts'
import type { TypeOrigin } from './type-origin.ts'

/** Default type of a value of an interface or union: values are nodes. */
export const typeOfNode = (node: Node | null | undefined) => node?.internal?.type

/** Adds a type whose name is new; it will be in the schema even if no field refers to it. */
export function registerType({
  composer,
  report,
  type,
  origin,
}: {
  readonly composer: Composer
  readonly report: ReportProblem
  readonly type: NamedComposer | GraphQLNamedType
  readonly origin: TypeOrigin
}): void {
  const added = composer.get(composer.add(type))
  if (
    (added instanceof InterfaceTypeComposer || added instanceof UnionTypeComposer) &&
    !added.getResolveType()
  ) {
    added.setResolveType(typeOfNode)
  }
  composer.addSchemaMustHaveType(added)
  const extensions = origin.createdFrom === 'sdl' ? extensionsOfDirectives(added) : {}
  addExtensions({ composer, report, type: added, extensions, origin })
}
