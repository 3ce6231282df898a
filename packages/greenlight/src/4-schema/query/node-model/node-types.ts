import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  isType,
} from 'graphql'
import type { TypeReference } from './node-model.ts'

/** Knows which node types a type stands for. Made once for a schema. */
export interface NodeTypes {
  /** The type of a reference without list and non-null, or `undefined` when the schema has none of that name. */
  named(reference: TypeReference): GraphQLNamedType | undefined
  /** Names of the node types that a type can be: itself, its implementations, its members. */
  namesOf(reference: TypeReference): readonly string[]
  /** Whether a field of a type must be resolved before it can be filtered or sorted. */
  needsResolve(type: GraphQLNamedType, field: string): boolean
}

export function createNodeTypes(schema: GraphQLSchema): NodeTypes {
  const names = new Map<string, readonly string[]>()
  const needs = new Map<string, boolean>()

  function named(reference: TypeReference): GraphQLNamedType | undefined {
    return isType(reference) ? getNamedType(reference) : schema.getType(reference)
  }

  function namesOf(reference: TypeReference): readonly string[] {
    const type = named(reference)
    if (!type) return []
    let known = names.get(type.name)
    if (!known) {
      known = findNodeTypes(schema, type)
      names.set(type.name, known)
    }
    return known
  }

  return {
    named,
    namesOf,
    needsResolve(type, field) {
      const key = `${type.name}.${field}`
      let known = needs.get(key)
      if (known === undefined) {
        known = [type.name, ...namesOf(type.name)].some(name => {
          const owner = schema.getType(name)
          if (!isObjectType(owner) && !isInterfaceType(owner)) return false
          return Boolean(owner.getFields()[field]?.extensions.needsResolve)
        })
        needs.set(key, known)
      }
      return known
    },
  }
}

function findNodeTypes(schema: GraphQLSchema, type: GraphQLNamedType): readonly string[] {
  if (!isObjectType(type) && !isAbstractType(type)) return []
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [type]
  return possible
    .filter(object => object.getInterfaces().some(({ name }) => name === 'Node'))
    .map(({ name }) => name)
}
