import { deserialize, serialize } from 'node:v8'
import type { Node } from './node.ts'
import { sanitizeValue } from './sanitize-node.ts'

/** Stands for "the same text as internal.content"; nodes hold no bigints, so nothing else can look like it. */
const SAME_AS_CONTENT = 0n

/** Texts from this length on are worth the look whether they stand twice in a node. */
const WORTH_SHARING = 256

/**
 * A node as bytes: dates, rings, undefined and lone surrogates survive, and a field that repeats `internal.content`
 * (as `rawMarkdownBody` does) takes no room.
 */
export function encodeNode(node: Node): Buffer {
  const lean = withoutRepeatedContent(node)
  try {
    return serialize(lean)
  } catch {
    // A plugin has put something on the live node that createNode would have taken out.
    return serialize(sanitizeValue({ ...lean, internal: sanitizeValue(lean.internal) }))
  }
}

/** The node that `encodeNode` was given, as a new object. */
export function decodeNode(bytes: Uint8Array): Node {
  const node: Node = deserialize(bytes)
  const { content } = node.internal
  for (const key of Object.keys(node)) {
    if (node[key] === SAME_AS_CONTENT) node[key] = content
  }
  return node
}

function withoutRepeatedContent(node: Node): Node {
  const { content } = node.internal
  if (content === undefined || content.length < WORTH_SHARING) return node
  let lean = node
  for (const key of Object.keys(node)) {
    if (node[key] !== content) continue
    if (lean === node) lean = { ...node }
    lean[key] = SAME_AS_CONTENT
  }
  return lean
}
