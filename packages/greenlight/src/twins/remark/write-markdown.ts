import { isRecord } from '#support/is-record'
import { type HtmlSyntax, SPECIAL_ELEMENTS } from './html-syntax.ts'
import {
  childrenOf,
  definitionsIn,
  isManifold,
  isMarkdownNode,
  isOverridden,
  isSilent,
  type MarkdownNode,
} from './markdown-node.ts'
import { type Element, inLines, isTextOrNone, type Trim, type Writing } from './markdown-writing.ts'
import { createHtmlWriter } from './write-html.ts'
import { createListWriter } from './write-list.ts'
import { createTableWriter } from './write-table.ts'

/** Makes HTML of the root of a markdown tree; undefined for trees that only the libraries themselves write. */
export type WriteMarkdown = (root: MarkdownNode) => string | undefined

export interface MarkdownWriterOptions {
  readonly syntax: HtmlSyntax
  /** `mdurl/encode`, as the libraries have it. */
  readonly encodeUrl: (url: string) => string
}

/** Elements whose texts are written in another way. */
const ODD_ELEMENTS: ReadonlySet<unknown> = new Set([...SPECIAL_ELEMENTS, 'script', 'style'])
const LINE_END = /[\r\n]/
const SPACED_LINE_ENDS = /[ \t]*(\r?\n|\r)[ \t]*/g
const LINE_ENDS = /\r?\n|\r/g
const LEADING_SPACE = /^\s+/
const LANGUAGE = /^[^ \t]+(?=[ \t]|$)/
const PLAIN_URL = /^[\w;/?:@&=+$,.!~*'()#-]*$/

/**
 * Makes a function that writes HTML straight from a markdown tree, as gatsby-transformer-remark makes it with
 * `mdast-util-to-hast` 10 and its own handler of code, and then `hast-util-to-html` 7. Trees with footnotes, to which
 * the library adds links, and with anything that markdown does not give by itself are not written.
 */
export function createMarkdownWriter({ syntax, encodeUrl }: MarkdownWriterOptions): WriteMarkdown {
  /** The document that is being written. */
  let root: MarkdownNode = { type: 'root' }
  let definitions: ReadonlyMap<string, MarkdownNode> | undefined
  let isSure = true
  const writeHtml = createHtmlWriter({ original: giveUp, syntax })
  const writing: Writing = { writeNode, writeChildren, writeElement, nodesIn, giveUp }
  const writeList = createListWriter(writing)
  const writeTable = createTableWriter(writing)

  function giveUp(): string {
    isSure = false
    return ''
  }

  function writeNode(node: MarkdownNode, trim: Trim): string {
    // What a plugin gave would be changed, too.
    if (trim === 2 && isOverridden(node)) return giveUp()
    switch (node.type) {
      case 'text':
        return writeText(node, trim)
      case 'paragraph':
        return writeParent(node, { name: 'p', trim })
      case 'link':
        return writeLink(node, { to: node, trim })
      case 'inlineCode':
        return writeInlineCode(node, trim)
      case 'strong':
        return writeParent(node, { name: 'strong', trim })
      case 'emphasis':
        return writeParent(node, { name: 'em', trim })
      case 'delete':
        return writeParent(node, { name: 'del', trim })
      case 'heading':
        return typeof node.depth === 'number'
          ? writeParent(node, { name: `h${node.depth}`, trim })
          : giveUp()
      case 'html':
        return writeRaw(node, trim)
      case 'image':
        return writeImage(node, node)
      case 'break':
        return `${writeElement(node, { name: 'br', content: '' })}\n`
      case 'linkReference':
        return writeLinkReference(node, trim)
      case 'imageReference':
        return writeImageReference(node)
      case 'thematicBreak':
        return writeElement(node, { name: 'hr', content: '' })
      case 'yaml':
      case 'toml':
      case 'footnoteDefinition':
        return ''
      case 'definition':
        return typeof node.identifier === 'string' ? '' : giveUp()
    }
    // After a line break, blocks would lose line ends.
    return trim === 2 ? giveUp() : writeBlock(node)
  }

  function writeBlock(node: MarkdownNode): string {
    switch (node.type) {
      case 'code':
        return writeCode(node)
      case 'list':
        return writeList(node)
      case 'blockquote':
        return writeElement(node, { name: 'blockquote', content: inLines(writeBlocks(node)) })
      case 'table':
        return writeTable(node)
      default:
        return giveUp()
    }
  }

  function writeChildren({ children }: MarkdownNode, trim: Trim): string {
    if (!Array.isArray(children)) return children ? giveUp() : ''
    let html = ''
    let isFirst = true
    let isAfterBreak = false
    for (const child of children) {
      if (!isMarkdownNode(child)) return giveUp()
      html += writeNode(child, isAfterBreak ? 2 : isFirst && trim === 2 ? 1 : 0)
      isAfterBreak = child.type === 'break'
      isFirst = isFirst && isSilent(child)
    }
    return html
  }

  /** What is made of each child, of children that make one node or none. */
  function writeBlocks(node: MarkdownNode): string[] {
    const blocks: string[] = []
    for (const child of nodesIn(node)) {
      if (isManifold(child)) giveUp()
      const html = writeNode(child, 0)
      if (!isSilent(child)) blocks.push(html)
    }
    return blocks
  }

  function nodesIn(node: MarkdownNode): readonly MarkdownNode[] {
    const nodes = childrenOf(node)
    if (!nodes) giveUp()
    return nodes ?? []
  }

  /** An element as a node's `data` changes it. */
  function writeElement({ data }: MarkdownNode, element: Element): string {
    if (!data) return writeTag(element)
    const { name, properties, content } = element
    if (!isRecord(data)) return giveUp()
    const { hName = name, hProperties, hChildren } = data
    const given = hName === '' || hName === null ? name : hName
    if (typeof given !== 'string' || ODD_ELEMENTS.has(given)) return giveUp()
    if (hProperties && !isRecord(hProperties)) return giveUp()
    if (hChildren && !Array.isArray(hChildren)) return giveUp()
    return writeTag({
      name: given,
      properties: { ...properties, ...(isRecord(hProperties) ? hProperties : undefined) },
      content: hChildren ? writeHtml({ type: 'root', children: hChildren }, RAW) : content,
    })
  }

  function writeTag({ name, properties, content }: Element): string {
    const attributes = properties ? syntax.writeAttributes(properties) : ''
    return attributes === undefined ? giveUp() : syntax.writeTag({ name, attributes, content })
  }

  function writeParent(
    node: MarkdownNode,
    { name, trim }: { readonly name: string; readonly trim: Trim },
  ): string {
    return writeElement(node, { name, content: writeChildren(node, trim) })
  }

  /** A node with a value and without an element, unless a plugin asks for one. */
  function writeValue(node: MarkdownNode, { html, trim }: { html: string; trim: Trim }): string {
    if (isRecord(node.data) && node.data.hName) {
      return writeElement(node, { name: '', content: '' })
    }
    return trim === 0 ? html : html.replace(LEADING_SPACE, '')
  }

  function writeText(node: MarkdownNode, trim: Trim): string {
    if (typeof node.value !== 'string') return giveUp()
    const lines = LINE_END.test(node.value)
      ? node.value.replace(SPACED_LINE_ENDS, '$1')
      : node.value
    return writeValue(node, { html: syntax.writeText(lines), trim })
  }

  function writeRaw(node: MarkdownNode, trim: Trim): string {
    return typeof node.value === 'string' ? writeValue(node, { html: node.value, trim }) : giveUp()
  }

  function writeInlineCode(node: MarkdownNode, trim: Trim): string {
    if (typeof node.value !== 'string') return giveUp()
    const line = node.value.replace(LINE_ENDS, ' ')
    const text = trim === 2 ? line.replace(LEADING_SPACE, '') : line
    return writeElement(node, { name: 'code', content: syntax.writeText(text) })
  }

  function writeCode(node: MarkdownNode): string {
    const { value, lang, meta } = node
    if (!isTextOrNone(value) || !isTextOrNone(lang) || !isTextOrNone(meta)) return giveUp()
    // The plugin puts `meta` over what others ask for.
    if (meta && isRecord(node.data) && node.data.hProperties) return giveUp()
    const [language] = (lang && LANGUAGE.exec(lang)) || []
    const content = value ? syntax.writeText(`${value}\n`) : ''
    const properties = {
      ...(language !== undefined && { className: [`language-${language}`] }),
      ...(meta && { dataMeta: meta }),
    }
    return `<pre>${writeElement(node, { name: 'code', properties, content })}</pre>`
  }

  function urlOf(url: string): string {
    return PLAIN_URL.test(url) ? url : encodeUrl(url)
  }

  /** A link to where a link or definition points. */
  function writeLink(
    node: MarkdownNode,
    { to, trim }: { readonly to: MarkdownNode; readonly trim: Trim },
  ): string {
    const { url, title } = to
    const content = writeChildren(node, trim)
    if (typeof url !== 'string' || !isTextOrNone(title)) return giveUp()
    const properties = { href: urlOf(url), ...titleOf(title) }
    return writeElement(node, { name: 'a', properties, content })
  }

  /** An image from where an image or definition points. */
  function writeImage(node: MarkdownNode, { url, title }: MarkdownNode): string {
    const { alt } = node
    if (typeof url !== 'string' || !isTextOrNone(title) || !isTextOrNone(alt)) return giveUp()
    const properties = { src: urlOf(url), alt, ...titleOf(title) }
    return writeElement(node, { name: 'img', properties, content: '' })
  }

  function definitionOf({ identifier }: MarkdownNode): MarkdownNode | undefined {
    if (typeof identifier !== 'string') {
      giveUp()
      return undefined
    }
    definitions ??= definitionsIn(root)
    if (!definitions) giveUp()
    const found = identifier === '' ? undefined : definitions?.get(identifier.toUpperCase())
    return found && { ...found, url: found.url || '' }
  }

  function writeLinkReference(node: MarkdownNode, trim: Trim): string {
    const definition = definitionOf(node)
    if (definition) return writeLink(node, { to: definition, trim })
    return `[${writeChildren(node, 0)}${writeReferenceEnd(node)}`
  }

  function writeImageReference(node: MarkdownNode): string {
    const definition = definitionOf(node)
    if (definition) return writeImage(node, definition)
    if (!isTextOrNone(node.alt)) return giveUp()
    return `![${syntax.writeText(String(node.alt))}${writeReferenceEnd(node)}`
  }

  /** The end of a reference to nothing. */
  function writeReferenceEnd({ referenceType, label, identifier }: MarkdownNode): string {
    if (referenceType === 'collapsed') return '][]'
    if (referenceType !== 'full') return ']'
    const shown = label || identifier
    return typeof shown === 'string' ? syntax.writeText(`][${shown}]`) : giveUp()
  }

  return tree => {
    root = tree
    definitions = undefined
    isSure = !isOverridden(tree)
    const html = writeBlocks(tree).join('\n')
    return isSure ? html : undefined
  }
}

const RAW = { allowDangerousHtml: true }

/** The property that a title makes, if any: where it is not, what plugins ask for comes in another order. */
function titleOf(title: string | null | undefined): { readonly title?: string } {
  return title === null || title === undefined ? {} : { title }
}
