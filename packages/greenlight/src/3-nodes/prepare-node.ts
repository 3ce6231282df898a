import { fieldsSet, ownerSet } from './errors.ts'
import type { Node } from './node.ts'
import { sanitizeNode } from './sanitize-node.ts'
import { validateNode } from './validate-node.ts'

/**
 * Makes a node of what a plugin passed to createNode: fills in `internal`, `children`, `parent` and the owner on the
 * object itself, checks its shape and takes out what cannot be stored.
 * @returns the node, the very object unless something had to be taken out, and its owner; or what is wrong with it
 * @throws ProblemError `NODES_OWNER_SET` or `NODES_FIELDS_SET`
 */
export function prepareNode(
  input: unknown,
  owner: string | undefined,
): { readonly node: Node; readonly owner: string } | { readonly fault: string } {
  if (!isRecord(input)) return { fault: 'it must be an object' }
  input.internal ||= {}
  if (!Array.isArray(input.children)) input.children = []
  input.parent ||= null
  const { internal } = input
  if (isRecord(internal)) {
    if (internal.owner) throw ownerSet(input, owner)
    if (owner !== undefined) internal.owner = owner
  }
  const fault = validateNode(input)
  if (fault) return { fault }
  if (input.fields) throw fieldsSet(input, owner)
  const node = sanitizeNode(asNode(input))
  return { node, owner: node.internal.owner ?? '' }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** `validateNode` found no fault, so the record is a node. */
function asNode(input: Record<string, unknown>): Node {
  return input as unknown as Node
}
