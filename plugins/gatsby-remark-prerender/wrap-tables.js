const { replaceNodes } = require('./visit-nodes')

/**
 * Puts every table into a region that scrolls by itself and that the keyboard reaches. Alignment becomes CSS, since
 * HTML has no `align` any more, and head cells say that they head a column.
 *
 * @param {import('./tree').Parent} tree
 */
function wrapTables(tree) {
  let count = 0
  replaceNodes(tree, table => {
    if (table.type !== 'table') return undefined
    count += 1
    setCellProperties(table)
    return [
      {
        type: 'tableRegion',
        data: {
          hName: 'div',
          hProperties: {
            className: ['table-scroll'],
            role: 'region',
            tabIndex: 0,
            // Regions need names that differ.
            ariaLabel: count === 1 ? 'Table' : `Table ${count}`,
          },
        },
        children: [table],
      },
    ]
  })
}

/** @param {import('./tree').TreeNode} table */
function setCellProperties(table) {
  const { align = [] } = table
  ;(table.children ?? []).forEach((row, rowIndex) => {
    ;(row.children ?? []).forEach((cell, column) => {
      const side = align?.[column]
      cell.data = {
        ...cell.data,
        hProperties: {
          ...cell.data?.hProperties,
          align: null,
          ...(side ? { style: `text-align:${side}` } : {}),
          ...(rowIndex === 0 ? { scope: 'col' } : {}),
        },
      }
    })
  })
}

module.exports = { wrapTables }
