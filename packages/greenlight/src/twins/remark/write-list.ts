import { isRecord } from '#support/is-record'
import {
  childrenOf,
  isManifold,
  isOverridden,
  isSilent,
  type MarkdownNode,
} from './markdown-node.ts'
import { inLines, type Writing } from './markdown-writing.ts'

const CHECKED_BOX = '<input type="checkbox" checked disabled>'
const BOX = '<input type="checkbox" disabled>'
const TASK = 'task-list-item'

/** Makes a function that writes lists as `mdast-util-to-hast` makes them, with what are tasks. */
export function createListWriter(writing: Writing): (list: MarkdownNode) => string {
  const { writeNode, writeChildren, writeElement, nodesIn, giveUp } = writing

  function writeList(node: MarkdownNode): string {
    const { ordered, start, spread } = node
    const items = nodesIn(node)
    const isLoose = Boolean(spread) || items.some(isLooseItem)
    const content = inLines(items.map(item => writeItem(item, isLoose)))
    const properties = {
      ...(typeof start === 'number' && start !== 1 && { start }),
      ...(items.some(isTask) && { className: ['contains-task-list'] }),
    }
    return writeElement(node, { name: ordered ? 'ol' : 'ul', properties, content })
  }

  function writeItem(item: MarkdownNode, isLoose: boolean): string {
    const children = nodesIn(item)
    if (item.type !== 'listItem' || hasClassName(item)) return giveUp()
    const parts: ItemPart[] = []
    for (const child of children) {
      if (isManifold(child) || isOverridden(child)) return giveUp()
      const isParagraph = child.type === 'paragraph'
      const html = isParagraph ? writeChildren(child, 0) : writeNode(child, 0)
      if (!isSilent(child)) parts.push({ html, paragraph: isParagraph ? child : undefined })
    }
    const properties = isTask(item) ? { className: [TASK] } : {}
    const content = writeParts(isTask(item) ? withBox(item, parts) : parts, isLoose)
    return writeElement(item, { name: 'li', properties, content })
  }

  function writeParts(parts: readonly ItemPart[], isLoose: boolean): string {
    let html = ''
    for (const [index, { html: content, paragraph }] of parts.entries()) {
      if (isLoose || index > 0 || !paragraph) html += '\n'
      html += isLoose && paragraph ? writeElement(paragraph, { name: 'p', content }) : content
    }
    const last = parts.at(-1)
    return last && (isLoose || !last.paragraph) ? `${html}\n` : html
  }

  return writeList
}

/** What one child makes of an item of a list. */
interface ItemPart {
  /** Of a paragraph, what is in it. */
  readonly html: string
  readonly paragraph: MarkdownNode | undefined
}

/** The parts of an item that is a task, with its box in the first paragraph. */
function withBox({ checked }: MarkdownNode, parts: readonly ItemPart[]): readonly ItemPart[] {
  const box = checked === true ? CHECKED_BOX : BOX
  const [first, ...rest] = parts
  if (!first?.paragraph) return [{ html: box, paragraph: { type: 'paragraph' } }, ...parts]
  const isEmpty = childrenOf(first.paragraph)?.every(isSilent) ?? true
  return [{ ...first, html: isEmpty ? box : `${box} ${first.html}` }, ...rest]
}

function isTask({ checked }: MarkdownNode): boolean {
  return typeof checked === 'boolean'
}

function isLooseItem({ spread, children }: MarkdownNode): boolean {
  if (spread !== undefined && spread !== null) return Boolean(spread)
  return Array.isArray(children) && children.length > 1
}

/** Whether a plugin says of which class an element is: lists look at that of their items. */
function hasClassName({ data }: MarkdownNode): boolean {
  return isRecord(data) && isRecord(data.hProperties) && 'className' in data.hProperties
}
