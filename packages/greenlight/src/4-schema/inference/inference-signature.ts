import type { Nodes } from '#nodes'
import type { Inference } from './inference.ts'
import { inferFields } from './inferred-value.ts'

/** Which nodes a schema was made from. */
export interface InferredFrom {
  /** Types whose fields were inferred. */
  readonly types: readonly string[]
  /** Types whose children were looked at. */
  readonly parents: readonly string[]
}

/**
 * A text that changes when inference would give other types. Reads the nodes that changed since the last time and
 * no more.
 */
export function inferenceSignature(
  { types, parents }: InferredFrom,
  { nodes, inference }: { readonly nodes: Nodes; readonly inference: Inference },
): string {
  return JSON.stringify([
    nodes.types(),
    types.map(type => Object.entries(inferFields(type, { nodes, inference }))),
    parents.map(type => inference.childTypesOf(type, nodes).toSorted()),
  ])
}
