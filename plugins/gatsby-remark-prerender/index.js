const { anchorHeadings } = require('./anchor-headings')
const { highlightCode } = require('./highlight-code')
const { keepOneTitle } = require('./keep-one-title')
const { labelTasks } = require('./label-tasks')
const { numberFootnotes } = require('./number-footnotes')
const { placeFiles } = require('./place-files')
const { setPictures } = require('./set-pictures')
const { wrapTables } = require('./wrap-tables')

/**
 * Changes the markdown tree of a post or page in place, so that its HTML is what the pages of the publication show. Runs before
 * gatsby-remark-images, which makes the pictures that stand beside the text responsive.
 *
 * @param {import('./tree').RemarkArgs} args
 * @param {{ staticFolder: string, publicFolder: string }} options absolute paths
 */
module.exports = async function remarkPrerender(args, options) {
  const { markdownAST, markdownNode, reporter } = args
  keepOneTitle(markdownAST, String(markdownNode.frontmatter?.title ?? ''))
  anchorHeadings(markdownAST)
  setPictures(markdownAST)
  await placeFiles(args, options)
  await highlightCode(markdownAST, message =>
    reporter.warn(`${markdownNode.fileAbsolutePath ?? 'A markdown node'}: ${message}`),
  )
  labelTasks(markdownAST)
  wrapTables(markdownAST)
  numberFootnotes(markdownAST)
  return markdownAST
}
