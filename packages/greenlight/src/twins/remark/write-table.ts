import type { MarkdownNode } from './markdown-node.ts'
import { inLines, isTextOrNone, type Writing } from './markdown-writing.ts'

const NO_CELL: MarkdownNode = { type: 'tableCell' }

/** Makes a function that writes tables as `mdast-util-to-hast` makes them. */
export function createTableWriter(writing: Writing): (table: MarkdownNode) => string {
  const { writeChildren, writeElement, nodesIn, giveUp } = writing

  function writeTable(node: MarkdownNode): string {
    const align = node.align || []
    const rows = nodesIn(node)
    if (!Array.isArray(align) || rows.length === 0) return giveUp()
    const [head = '', ...body] = rows.map((row, index) =>
      writeElement(row, {
        name: 'tr',
        content: inLines(writeCells(row, { name: index === 0 ? 'th' : 'td', align })),
      }),
    )
    const parts = [`<thead>${inLines([head])}</thead>`]
    if (body.length > 0) parts.push(`<tbody>${inLines(body)}</tbody>`)
    return writeElement(node, { name: 'table', content: inLines(parts) })
  }

  /** A row has as many cells as its table has columns. */
  function writeCells(
    row: MarkdownNode,
    { name, align }: { readonly name: string; readonly align: readonly unknown[] },
  ): string[] {
    const cells = nodesIn(row)
    const written: string[] = []
    for (let index = 0; index < (align.length || cells.length); index++) {
      const cell = cells[index] ?? NO_CELL
      if (!isTextOrNone(align[index])) giveUp()
      const properties = { align: align[index] }
      written.push(writeElement(cell, { name, properties, content: writeChildren(cell, 0) }))
    }
    return written
  }

  return writeTable
}
