const GithubSlugger = require('github-slugger')
const { textOf } = require('./text-of')

/**
 * Gives every heading an id of its own, two of one text two ids, and a link to itself.
 *
 * @param {import('./tree').Parent} tree
 */
function anchorHeadings(tree) {
  const slugger = new GithubSlugger()
  for (const heading of allHeadings(tree)) {
    const text = textOf(heading)
    const id = slugger.slug(text) || slugger.slug('section')
    heading.data = { ...heading.data, id, hProperties: { ...heading.data?.hProperties, id } }
    heading.children = [
      ...(heading.children ?? []),
      {
        type: 'link',
        url: `#${id}`,
        // Not children of the tree: they would end up in the headings and the table of contents of the remark node.
        data: {
          hProperties: { className: ['heading-anchor'], ariaLabel: `Link to section: ${text}` },
          hChildren: [{ type: 'text', value: '#' }],
        },
        children: [],
      },
    ]
  }
}

/**
 * @param {import('./tree').TreeNode} node
 * @returns {import('./tree').TreeNode[]}
 */
function allHeadings(node) {
  const children = node.children ?? []
  return children.flatMap(child => (child.type === 'heading' ? [child] : allHeadings(child)))
}

module.exports = { anchorHeadings }
