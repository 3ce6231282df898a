const { makeHeadingIds } = require('./heading-ids')
const { textOf } = require('./text-of')
const { visitNodes } = require('./visit-nodes')

/**
 * Gives every heading an id of its own and a link to itself.
 *
 * @param {import('./tree').Parent} tree
 */
function anchorHeadings(tree) {
  const idOf = makeHeadingIds()
  visitNodes(tree, heading => {
    if (heading.type !== 'heading') return
    const text = textOf(heading)
    const id = idOf(text)
    heading.data = { ...heading.data, id, hProperties: { ...heading.data?.hProperties, id } }
    heading.children = [
      ...(heading.children ?? []),
      {
        type: 'link',
        url: `#${id}`,
        // The sign is no child in the markdown tree: there it would be a part of the heading's text.
        data: {
          hProperties: { className: ['heading-anchor'], ariaLabel: `Link to section: ${text}` },
          hChildren: [{ type: 'text', value: '#' }],
        },
        children: [],
      },
    ]
  })
}

module.exports = { anchorHeadings }
