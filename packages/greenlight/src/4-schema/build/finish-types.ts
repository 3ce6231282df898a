import { InterfaceTypeComposer, ObjectTypeComposer } from 'graphql-compose'
import { ProblemError } from '#diagnostics'
import { addRootFields } from '../derived/root-fields.ts'
import { implementerWithoutNode } from '../errors.ts'
import { applyFieldExtensions } from '../extensions/apply-field-extensions.ts'
import type { FieldExtensions } from '../extensions/field-extensions.ts'
import { defaultFieldResolver } from '../query/resolvers/default-field-resolver.ts'
import { addNodeFields } from '../types/node-interface.ts'
import { remoteFileInterface } from '../types/remote-file.ts'
import { type Composer, type FieldsComposer, type NamedComposer, namedTypes } from './composer.ts'

/**
 * Brings every type into its final form: field extensions, the fields of `Node`, and for node types the derived
 * types and root fields. Each step is done for all types before the next begins: derived types look into other
 * types.
 */
export function finishTypes(composer: Composer, extensions: FieldExtensions): void {
  const types = namedTypes(composer).filter(isFinishable)
  // The fields of an interface's `Node` come before its field extensions, those of an object after.
  for (const type of types) {
    if (type instanceof ObjectTypeComposer) applyFieldExtensions({ composer, type, extensions })
    else addNodeFields(composer, type)
  }
  for (const type of types) {
    if (type instanceof InterfaceTypeComposer) {
      applyFieldExtensions({ composer, type, extensions })
      continue
    }
    if (type.hasInterface('Node')) addNodeFields(composer, type)
    if (type.hasInterface('RemoteFile')) type.addFields(remoteFileInterface(composer).getFields())
  }
  for (const type of types) markResolvedFields(type)
  for (const type of types) if (type.hasInterface('Node')) addRootFields(composer, type)
  assertImplementersAreNodes(composer)
}

function isFinishable(type: NamedComposer): type is FieldsComposer {
  return (
    type instanceof ObjectTypeComposer ||
    (type instanceof InterfaceTypeComposer && type.hasInterface('Node'))
  )
}

/** Marks the fields that filters and sorts have to resolve first, instead of reading them off the node. */
function markResolvedFields(type: FieldsComposer): void {
  for (const name of type.getFieldNames()) {
    const { dateformat, proxy } = type.getFieldExtensions(name)
    const hasResolver = type.getField(name).resolve !== undefined
    // Formatting a date does not change what it is filtered by.
    const needsResolve = hasResolver && (!dateformat || Boolean(proxy))
    type.extendFieldExtensions(name, { needsResolve })
  }
}

/**
 * A type that implements an interface of nodes must implement `Node` itself.
 * @throws ProblemError for one that does not
 */
function assertImplementersAreNodes(composer: Composer): void {
  const types = namedTypes(composer)
  const nodeInterfaces = new Set(
    types
      .filter(type => type instanceof InterfaceTypeComposer && type.hasInterface('Node'))
      .map(type => type.getTypeName()),
  )
  const wrong = types.filter(
    type =>
      type instanceof ObjectTypeComposer &&
      !type.hasInterface('Node') &&
      type.getInterfaces().some(parent => nodeInterfaces.has(parent.getTypeName())),
  )
  if (wrong.length === 0) return
  throw new ProblemError(implementerWithoutNode(wrong.map(type => type.getTypeName())))
}

/** Gives every field without a resolver the default one: plugins call `field.resolve` of other types' fields. */
export function addDefaultResolvers(composer: Composer): void {
  for (const type of namedTypes(composer)) {
    if (!(type instanceof ObjectTypeComposer || type instanceof InterfaceTypeComposer)) continue
    for (const name of type.getFieldNames()) {
      if (type.getField(name).resolve) continue
      type.extendField(name, { resolve: defaultFieldResolver })
    }
  }
}

/**
 * Makes each composer return one finished type from now on: graphql-compose defines the fields anew with every
 * `getType()`, and graphql-js would work them out again for every query.
 */
export function freezeTypes(composer: Composer): void {
  for (const type of namedTypes(composer)) {
    if (!(type instanceof ObjectTypeComposer || type instanceof InterfaceTypeComposer)) continue
    const finished = type.getType()
    Object.assign(type, { getType: () => finished })
  }
}
