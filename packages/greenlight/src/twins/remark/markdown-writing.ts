import type { MarkdownNode } from './markdown-node.ts'

/** An element to be written of a node, before what plugins ask for in the node's `data`. */
export interface Element {
  readonly name: string
  readonly properties?: Readonly<Record<string, unknown>>
  readonly content: string
}

/**
 * How much white space is taken from the start of what comes after a line break: none, that of a text, or that of a
 * text and of the text that an element begins with.
 */
export type Trim = 0 | 1 | 2

/** What writers of some kinds of nodes need of the one of whole documents. */
export interface Writing {
  readonly writeNode: (node: MarkdownNode, trim: Trim) => string
  readonly writeChildren: (node: MarkdownNode, trim: Trim) => string
  /** An element as a node's `data` changes it. */
  readonly writeElement: (node: MarkdownNode, element: Element) => string
  /** The children of a node, which must all be nodes. */
  readonly nodesIn: (node: MarkdownNode) => readonly MarkdownNode[]
  /** Leaves the document to the libraries. */
  readonly giveUp: () => string
}

/** Whether a value is what a field of a node that may be left out holds: a text or nothing. */
export function isTextOrNone(value: unknown): value is string | null | undefined {
  return typeof value === 'string' || value === null || value === undefined
}

/** Each on a line of its own. */
export function inLines(parts: readonly string[]): string {
  let html = '\n'
  for (const part of parts) html += `${part}\n`
  return html
}
