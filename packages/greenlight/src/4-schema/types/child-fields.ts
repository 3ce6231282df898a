import { InterfaceTypeComposer, ObjectTypeComposer } from 'graphql-compose'
import camelCase from 'lodash-es/camelCase.js'
import {
  type Composer,
  type FieldsComposer,
  type NamedComposer,
  namedTypes,
  type ReportProblem,
} from '../build/composer.ts'
import { childOfWithoutNode, parentWithoutNode } from '../errors.ts'
import type { TypeSource } from '../inference/type-source.ts'
import type { ResolverContext } from '../query/resolver-context.ts'

/** Options of `@childOf`. */
interface ChildOf {
  types?: string[]
  mimeTypes?: readonly string[]
}

type NodeParent = ObjectTypeComposer<{ readonly children: readonly string[] }, ResolverContext>

/**
 * Notes as `@childOf` what the nodes show: which types have children of which types. Types with `@dontInfer` keep
 * to what is declared.
 */
export function inferChildTypes({
  composer,
  source,
}: {
  readonly composer: Composer
  readonly source: TypeSource
}): void {
  const hasNodes = new Set(source.names())
  for (const parent of fieldTypes(composer)) {
    if (!(parent instanceof ObjectTypeComposer) || !parent.hasInterface('Node')) continue
    const name = parent.getTypeName()
    if (!hasNodes.has(name) || parent.getExtension('infer') === false) continue
    for (const childName of source.childTypesOf(name)) {
      const child = composer.getAnyTC(childName)
      const declared = childOf(child)
      if (isDeclared(declared, parent)) continue
      addParent(child, name)
    }
  }
}

/**
 * Writes into the list that is there, as Gatsby does. Where `@childOf` left `types` out, that list is the default of
 * the directive: it is printed with the schema, and the other types that left it out share it.
 */
function addParent(child: NamedComposer, parent: string): void {
  const options = childOf(child) ?? {}
  options.types ??= []
  options.types.push(parent)
  child.setExtension('childOf', options)
}

function isDeclared(child: ChildOf | undefined, parent: FieldsComposer): boolean {
  if (!child) return false
  const mimeTypes = mimeTypesOf(parent)
  return (
    (child.types?.includes(parent.getTypeName()) ?? false) ||
    (child.mimeTypes?.some(type => mimeTypes.includes(type)) ?? false)
  )
}

/** Adds `childImageSharp` and `childrenImageSharp` to the types that `@childOf` names, by type or by mime type. */
export function addChildFields(composer: Composer, report: ReportProblem): void {
  const byType = new Map<string, Set<FieldsComposer>>()
  const byMimeType = new Map<string, Set<FieldsComposer>>()
  const handlers = new Map<string, Set<FieldsComposer>>()
  for (const type of fieldTypes(composer)) {
    for (const mimeType of mimeTypesOf(type)) addTo(handlers, mimeType, type)
    const parents = childOf(type)
    if (!parents) continue
    if (!isNodeType(type)) {
      report(childOfWithoutNode(type.getTypeName()))
      continue
    }
    for (const parent of parents.types ?? []) addTo(byType, parent, type)
    for (const mimeType of parents.mimeTypes ?? []) addTo(byMimeType, mimeType, type)
  }
  for (const [parent, children] of byType) {
    if (!composer.has(parent)) continue
    addFieldsTo(composer.getAnyTC(parent), children, report)
  }
  for (const [mimeType, children] of byMimeType) {
    for (const parent of handlers.get(mimeType) ?? []) addFieldsTo(parent, children, report)
  }
}

function addFieldsTo(
  parent: NamedComposer,
  children: ReadonlySet<FieldsComposer>,
  report: ReportProblem,
): void {
  if (parent instanceof InterfaceTypeComposer && !isNodeType(parent)) {
    report(parentWithoutNode(parent.getTypeName()))
    return
  }
  if (!isFieldType(parent)) return
  for (const child of children) addChildFieldsOf(parent as NodeParent, child.getTypeName())
}

function addChildFieldsOf(parent: NodeParent, type: string): void {
  parent.addFields({
    [camelCase(`children ${type}`)]: {
      type: () => [type],
      description: `Returns all children nodes filtered by type ${type}`,
      resolve: ({ children }, _args, { nodeModel, path }) =>
        nodeModel.getNodesByIds({ ids: children, type }, { path }),
    },
    [camelCase(`child ${type}`)]: {
      type: () => type,
      description: `Returns the first child node of type ${type} or null if there are no children of given type on this node`,
      resolve: ({ children }, _args, { nodeModel, path }) =>
        nodeModel.getNodesByIds({ ids: children, type }, { path })[0] ?? null,
    },
  })
}

function addTo<T>(map: Map<string, Set<T>>, key: string, value: T): void {
  const values = map.get(key)
  if (values) values.add(value)
  else map.set(key, new Set([value]))
}

/** Object and interface types, each once. */
function fieldTypes(composer: Composer): FieldsComposer[] {
  return namedTypes(composer).filter(isFieldType)
}

function isFieldType(type: unknown): type is FieldsComposer {
  return type instanceof ObjectTypeComposer || type instanceof InterfaceTypeComposer
}

function isNodeType(type: FieldsComposer): boolean {
  return type.hasInterface('Node')
}

function childOf(type: NamedComposer): ChildOf | undefined {
  const value = type.getExtension('childOf')
  return typeof value === 'object' && value !== null ? value : undefined
}

function mimeTypesOf(type: FieldsComposer): readonly string[] {
  const value = type.getExtension('mimeTypes')
  const hasTypes = typeof value === 'object' && value !== null && 'types' in value
  return hasTypes && Array.isArray(value.types) ? value.types : []
}
