import { type Problem, ProblemError } from '#diagnostics'

/** The node's own words, cut to what fits a terminal. */
const LONGEST_EXCERPT = 2000

/** A node that does not have the shape of a node; it is dropped and the run goes on, as in Gatsby (error 11467). */
export function invalidNode(fault: string, node: unknown, plugin: string | undefined): Problem {
  return {
    code: 'NODES_INVALID',
    severity: 'error',
    message: `${by(plugin)} created an invalid node: ${fault}. The node is left out.`,
    hint: `A node needs id, internal.type and internal.contentDigest. This was passed to createNode:\n${excerpt(node)}`,
    plugin,
  }
}

/** The plugin wrote `internal.owner`, or passed a node that it had created before. */
export function ownerSet(node: unknown, plugin: string | undefined): ProblemError {
  return fault('NODES_OWNER_SET', plugin, {
    message: `${by(plugin)} passed a node with internal.owner to createNode; that field is set by the engine.`,
    hint: `Create a new object for each call of createNode, and leave internal.owner out.\n${excerpt(node)}`,
  })
}

/** The plugin wrote `fields`, which only createNodeField may. */
export function fieldsSet(node: unknown, plugin: string | undefined): ProblemError {
  return fault('NODES_FIELDS_SET', plugin, {
    message: `${by(plugin)} passed a node with "fields" to createNode; that field is reserved for createNodeField.`,
    hint: `If the plugin did not add "fields" itself, it is reusing a node that exists already.\n${excerpt(node)}`,
  })
}

/** A node of a type that belongs to another plugin. */
export function typeOwned(
  action: 'created' | 'deleted',
  node: { readonly id: string; readonly type: string; readonly owner: string },
  plugin: string,
): ProblemError {
  return fault('NODES_TYPE_OWNED', plugin, {
    message: `${by(plugin)} ${action} the node "${node.id}" of type "${node.type}", which belongs to "${node.owner}".`,
    hint:
      action === 'created'
        ? 'Only one plugin may create nodes of a type: choose another type name.'
        : 'Only the plugin that owns a type may delete its nodes.',
  })
}

/** A node that another plugin created under the same id. */
export function nodeOwned(id: string, owner: string, plugin: string): ProblemError {
  return fault('NODES_NODE_OWNED', plugin, {
    message: `${by(plugin)} tried to update the node "${id}", which belongs to "${owner}".`,
    hint: 'Nodes can only be updated by the plugin that created them; make the id with createNodeId.',
  })
}

/** A field that another plugin wrote first. */
export function fieldOwned(
  place: { readonly id: string; readonly field: string; readonly owner: string },
  plugin: string,
): ProblemError {
  return fault('NODES_FIELD_OWNED', plugin, {
    message: `${by(plugin)} tried to write the field "${place.field}" of node "${place.id}", which belongs to "${place.owner}".`,
    hint: 'The first plugin that writes a field owns it: choose another field name.',
  })
}

function fault(
  code: string,
  plugin: string | undefined,
  text: { readonly message: string; readonly hint: string },
): ProblemError {
  return new ProblemError({ code, severity: 'error', plugin, ...text })
}

function by(plugin: string | undefined): string {
  return plugin === undefined ? 'Something' : `The plugin "${plugin}"`
}

function excerpt(value: unknown): string {
  let text: string
  try {
    text = JSON.stringify(value, null, 2) ?? String(value)
  } catch {
    return '(it cannot be printed: it refers to itself)'
  }
  return text.length > LONGEST_EXCERPT ? `${text.slice(0, LONGEST_EXCERPT)} ...` : text
}
