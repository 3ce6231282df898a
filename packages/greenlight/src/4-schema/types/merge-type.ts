import { type GraphQLNamedType, isAbstractType, isInterfaceType, isObjectType } from 'graphql'
import {
  InterfaceTypeComposer,
  isNamedTypeComposer,
  ObjectTypeComposer,
  UnionTypeComposer,
} from 'graphql-compose'
import type { Composer, NamedComposer, ReportProblem } from '../build/composer.ts'
import { foreignType } from '../errors.ts'
import { typeOfNode } from './register-type.ts'
import { OVERRIDABLE_BUILT_IN_TYPES } from './reserved-names.ts'
import { addExtensions, extensionsOfDirectives } from './type-extensions.ts'
import type { TypeOrigin } from './type-origin.ts'
import { PLACEHOLDER } from './type-record.ts'

interface Merge {
  readonly composer: Composer
  readonly report: ReportProblem
  readonly target: NamedComposer
  readonly type: NamedComposer | GraphQLNamedType
  readonly origin: TypeOrigin
}

/**
 * Merges a definition into the type of its name: fields and interfaces are added, fields that exist are
 * extended. Merging into a type of another plugin is allowed and warned of, unless the site does it.
 */
export function mergeType({ composer, report, target, type, origin }: Merge): void {
  warnOfForeignType({ report, target, origin })
  if (hasFields(target) && (hasFields(type) || isObjectType(type) || isInterfaceType(type))) {
    const fields = type.getFields()
    for (const [name, field] of Object.entries(fields)) {
      if (target.hasField(name)) target.extendField(name, field)
      else target.setField(name, field)
    }
    for (const parent of type.getInterfaces()) target.addInterface(parent)
  }
  mergeResolveType(target, type)
  const composed = isNamedTypeComposer(type) ? type : undefined
  if (composed && origin.createdFrom !== 'sdl') target.extendExtensions(composed.getExtensions())
  const extensions =
    composed && origin.createdFrom === 'sdl' ? extensionsOfDirectives(composed) : {}
  addExtensions({ composer, report, type: target, extensions, origin })
}

function hasFields(type: unknown): type is ObjectTypeComposer | InterfaceTypeComposer {
  return type instanceof ObjectTypeComposer || type instanceof InterfaceTypeComposer
}

function warnOfForeignType({
  report,
  target,
  origin,
}: Pick<Merge, 'report' | 'target' | 'origin'>) {
  const { plugin } = origin
  const name = target.getTypeName()
  const owner = target.getExtension('plugin')
  if (
    plugin === undefined ||
    plugin === 'default-site-plugin' ||
    plugin === owner ||
    target.hasExtension(PLACEHOLDER) ||
    (!owner && OVERRIDABLE_BUILT_IN_TYPES.has(name))
  ) {
    return
  }
  report(foreignType(name, owner, plugin))
}

function mergeResolveType(target: NamedComposer, type: NamedComposer | GraphQLNamedType): void {
  if (!isAbstract(target)) return
  const resolveType = isAbstract(type)
    ? type.getResolveType()
    : !isNamedTypeComposer(type) && isAbstractType(type)
      ? type.resolveType
      : undefined
  if (resolveType) target.setResolveType(resolveType)
  else if (!target.getResolveType()) target.setResolveType(typeOfNode)
}

function isAbstract(type: unknown): type is InterfaceTypeComposer | UnionTypeComposer {
  return type instanceof InterfaceTypeComposer || type instanceof UnionTypeComposer
}
