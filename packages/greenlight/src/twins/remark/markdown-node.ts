import { isRecord } from '#support/is-record'

/**
 * A node of a markdown tree, as far as HTML is made of it. Plugins make and change nodes, so that nothing is sure but
 * that there is a `type`.
 */
export interface MarkdownNode {
  readonly type: string
  readonly children?: unknown
  readonly data?: unknown
  readonly value?: unknown
  readonly url?: unknown
  readonly title?: unknown
  readonly alt?: unknown
  readonly identifier?: unknown
  readonly label?: unknown
  readonly referenceType?: unknown
  readonly depth?: unknown
  readonly lang?: unknown
  readonly meta?: unknown
  readonly ordered?: unknown
  readonly start?: unknown
  readonly spread?: unknown
  readonly checked?: unknown
  readonly align?: unknown
  readonly position?: unknown
}

/** Whether a value is a node of a tree: one with a type. */
export function isMarkdownNode(value: unknown): value is MarkdownNode {
  return isRecord(value) && typeof value.type === 'string'
}

/** The children of a node; undefined where they are not all nodes. */
export function childrenOf({ children }: MarkdownNode): readonly MarkdownNode[] | undefined {
  return Array.isArray(children) && children.every(isMarkdownNode) ? children : undefined
}

const SILENT: ReadonlySet<string> = new Set(['definition', 'footnoteDefinition', 'yaml', 'toml'])

/** Whether `mdast-util-to-hast` makes nothing of a node. */
export function isSilent({ type }: MarkdownNode): boolean {
  return SILENT.has(type)
}

const MANIFOLD: ReadonlySet<string> = new Set(['break', 'linkReference', 'imageReference'])

/** Whether `mdast-util-to-hast` may make more than one node of a node. */
export function isManifold({ type }: MarkdownNode): boolean {
  return MANIFOLD.has(type)
}

/** Whether a plugin asks for an element of a given name, or with given children, to be made of a node. */
export function isOverridden({ data }: MarkdownNode): boolean {
  return Boolean(data) && (!isRecord(data) || Boolean(data.hName) || Boolean(data.hChildren))
}

/**
 * The definitions in a tree by their identifier in capitals, of each the first; undefined where one has no identifier,
 * or something is no node.
 */
export function definitionsIn(root: MarkdownNode): Map<string, MarkdownNode> | undefined {
  const found = new Map<string, MarkdownNode>()
  return gather(root, found) ? found : undefined
}

function gather(node: MarkdownNode, found: Map<string, MarkdownNode>): boolean {
  const { type, identifier, children } = node
  if (type === 'definition') {
    if (typeof identifier !== 'string') return false
    const key = identifier.toUpperCase()
    if (!found.has(key)) found.set(key, node)
  }
  if (!children) return true
  return (
    Array.isArray(children) &&
    children.every(child => isMarkdownNode(child) && gather(child, found))
  )
}
