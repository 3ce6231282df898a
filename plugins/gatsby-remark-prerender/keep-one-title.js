const { textOf } = require('./text-of')
const { visitNodes } = require('./visit-nodes')

/** @param {string} text */
const normalise = text => text.trim().replace(/\s+/g, ' ').toLowerCase()

/**
 * The page shows the title as its only h1: a first heading of the same text is dropped, every other h1 of the text
 * becomes an h2 and what stands below it goes one down with it.
 *
 * @param {import('./tree').Parent} tree
 * @param {string} title
 */
function keepOneTitle(tree, title) {
  const first = tree.children.findIndex(node => node.type !== 'html' && node.type !== 'yaml')
  const opening = tree.children[first]
  if (
    opening?.type === 'heading' &&
    opening.depth === 1 &&
    normalise(textOf(opening)) === normalise(title)
  ) {
    tree.children.splice(first, 1)
  }
  /** @type {import('./tree').TreeNode[]} */
  const headings = []
  visitNodes(tree, node => {
    if (node.type === 'heading') headings.push(node)
  })
  if (!headings.some(heading => heading.depth === 1)) return
  for (const heading of headings) heading.depth = Math.min(6, (heading.depth ?? 1) + 1)
}

module.exports = { keepOneTitle }
