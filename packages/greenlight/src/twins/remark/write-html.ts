import { isRecord } from '#support/is-record'
import { type HtmlSyntax, SPECIAL_ELEMENTS } from './html-syntax.ts'

/** Makes HTML of a tree of it, as `hast-util-to-html` does. */
export type WriteHtml = (tree: unknown, options: unknown) => string

export interface HtmlWriterOptions {
  /** `hast-util-to-html` itself. */
  readonly original: WriteHtml
  readonly syntax: HtmlSyntax
}

/**
 * Makes a function that does for trees of HTML what `hast-util-to-html` 7 does with `allowDangerousHtml` and no other
 * option: one walk, without building a regular expression for each text. Subtrees and options beyond that go to the
 * original.
 */
export function createHtmlWriter({ original, syntax }: HtmlWriterOptions): WriteHtml {
  function writeNode(node: unknown, parentName: unknown): string {
    if (!isRecord(node)) return writeOriginally(node)
    switch (node.type) {
      case 'text':
        if (typeof node.value !== 'string') return writeOriginally(node)
        return parentName === 'script' || parentName === 'style'
          ? node.value
          : syntax.writeText(node.value)
      case 'element':
        return writeElement(node) ?? writeOriginally(node)
      case 'root':
        return writeChildren(node)
      case 'raw':
        return typeof node.value === 'string' ? node.value : writeOriginally(node)
      default:
        return writeOriginally(node)
    }
  }

  function writeOriginally(node: unknown): string {
    return original({ type: 'root', children: [node] }, { allowDangerousHtml: true })
  }

  function writeChildren(node: Readonly<Record<string, unknown>>): string {
    const { children } = node
    if (!Array.isArray(children)) return ''
    let html = ''
    for (const child of children) html += writeNode(child, node.tagName)
    return html
  }

  /** Undefined where the original has to write the element. */
  function writeElement(node: Readonly<Record<string, unknown>>): string | undefined {
    const { tagName, properties } = node
    if (typeof tagName !== 'string' || SPECIAL_ELEMENTS.has(tagName)) return undefined
    if (properties && !isRecord(properties)) return undefined
    const attributes = isRecord(properties) ? syntax.writeAttributes(properties) : ''
    if (attributes === undefined) return undefined
    return syntax.writeTag({ name: tagName, attributes, content: writeChildren(node) })
  }

  return (tree, options) =>
    isRecord(tree) && tree.type === 'root' && allowsRawOnly(options)
      ? writeChildren(tree)
      : original(tree, options)
}

/** Whether these are the options of `hast-util-to-html` that a writer of HTML is for. */
export function allowsRawOnly(options: unknown): boolean {
  return (
    isRecord(options) && options.allowDangerousHtml === true && Object.keys(options).length === 1
  )
}
