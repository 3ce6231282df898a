const { anchorHeadings } = require('./anchor-headings')
const { keepOneTitle } = require('./keep-one-title')

/**
 * Changes a post's markdown tree in place, after gatsby-remark-images.
 *
 * @param {{ markdownAST: import('./tree').Parent, markdownNode: { frontmatter?: { title?: string } } }} args
 */
module.exports = async function remarkPrerender({ markdownAST, markdownNode }) {
  keepOneTitle(markdownAST, markdownNode.frontmatter?.title ?? '')
  anchorHeadings(markdownAST)
  return markdownAST
}
