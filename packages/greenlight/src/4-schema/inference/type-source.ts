import type { Nodes } from '#nodes'
import type { Inference } from './inference.ts'
import { type InferredFields, inferFields, type TellConflict } from './inferred-value.ts'

/**
 * What a schema took from the nodes when it was built. Plain data: with it another thread builds the same schema
 * without reading them.
 */
export interface InferredTypes {
  /** Names of the types that had nodes, sorted. */
  readonly names: readonly string[]
  readonly fields: ReadonlyMap<string, InferredFields>
  /** Plugins that own the first node of a type. */
  readonly owners: ReadonlyMap<string, string | undefined>
  /** Types of children, by the type of their parents. */
  readonly childTypes: ReadonlyMap<string, readonly string[]>
}

/** Answers what a schema asks of the nodes. */
export interface TypeSource {
  /** Names of the types that have nodes, sorted. */
  names(): readonly string[]
  fieldsOf(type: string, conflict: TellConflict): InferredFields
  ownerOf(type: string): string | undefined
  childTypesOf(type: string): readonly string[]
  /** All answers so far. */
  readonly inferred: InferredTypes
}

/** Answers from the nodes themselves. */
export function readTypes({
  nodes,
  inference,
}: {
  readonly nodes: Nodes
  readonly inference: Inference
}): TypeSource {
  const names = nodes.types()
  const fields = new Map<string, InferredFields>()
  const owners = new Map<string, string | undefined>()
  const childTypes = new Map<string, readonly string[]>()
  return {
    names: () => names,
    fieldsOf: (type, conflict) =>
      keep(fields, type, inferFields(type, { nodes, inference, conflict })),
    ownerOf(type) {
      const { firstNodeId = '' } = inference.shapeOf(type, nodes)
      return keep(owners, type, nodes.get(firstNodeId)?.internal.owner)
    },
    childTypesOf: type => keep(childTypes, type, inference.childTypesOf(type, nodes)),
    inferred: { names, fields, owners, childTypes },
  }
}

/** Answers what an earlier build was answered; conflicts were told then. */
export function repeatTypes(inferred: InferredTypes): TypeSource {
  const { names, fields, owners, childTypes } = inferred
  return {
    names: () => names,
    fieldsOf: type => fields.get(type) ?? {},
    ownerOf: type => owners.get(type),
    childTypesOf: type => childTypes.get(type) ?? [],
    inferred,
  }
}

function keep<T>(answers: Map<string, T>, type: string, answer: T): T {
  answers.set(type, answer)
  return answer
}
