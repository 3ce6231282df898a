const { escapeHtml } = require('./escape-html')
const { openHighlighter } = require('./highlighter')
const { readCodeMeta } = require('./read-code-meta')
const { visitNodes } = require('./visit-nodes')

/**
 * Turns code blocks into figures: coloured for light and dark, with the name of the file as caption. A block in a
 * language that nobody knows is shown plain, and a warning says so.
 *
 * @param {import('./tree').Parent} tree
 * @param {(message: string) => void} warn
 */
async function highlightCode(tree, warn) {
  /** @type {import('./tree').TreeNode[]} */
  const blocks = []
  visitNodes(tree, node => {
    if (node.type === 'code') blocks.push(node)
  })
  if (blocks.length === 0) return
  const highlighter = await openHighlighter()
  for (const block of blocks) {
    const code = block.value ?? ''
    const { language, title, highlighted } = readCodeMeta(block.lang, block.meta)
    const coloured = await highlighter.tokenize(code, language)
    if (!coloured) warn(`There is no highlighting for code in "${language}": it is shown plain.`)
    const lines = coloured ?? code.split('\n').map(content => [{ content, style: '' }])
    // No node of type html: gatsby-remark-images would parse each of them in search of pictures.
    block.type = 'codeFigure'
    delete block.value
    block.data = {
      hName: 'figure',
      hProperties: { className: ['code'], dataLanguage: language },
      hChildren: [{ type: 'raw', value: renderFigure({ lines, title, highlighted }) }],
    }
  }
}

/**
 * @param {object} figure
 * @param {{ content: string, style: string }[][]} figure.lines
 * @param {string | undefined} figure.title
 * @param {ReadonlySet<number>} figure.highlighted
 */
function renderFigure({ lines, title, highlighted }) {
  const caption = title === undefined ? '' : `<figcaption>${escapeHtml(title)}</figcaption>`
  const code = lines
    .map((line, index) => {
      const name = highlighted.has(index + 1) ? 'line highlighted' : 'line'
      return `<span class="${name}">${mergeTokens(line).map(renderToken).join('')}</span>`
    })
    .join('\n')
  return `${caption}<pre class="shiki" tabindex="0"><code>${code}</code></pre>`
}

/** @param {{ content: string, style: string }} token */
function renderToken({ content, style }) {
  return style === ''
    ? escapeHtml(content)
    : `<span style="${escapeHtml(style)}">${escapeHtml(content)}</span>`
}

/**
 * Joins neighbours of one colour, and spaces with what stands before them: fewer elements for the browser.
 *
 * @param {{ content: string, style: string }[]} line
 */
function mergeTokens(line) {
  /** @type {{ content: string, style: string }[]} */
  const merged = []
  for (const token of line) {
    const last = merged.at(-1)
    if (last && (last.style === token.style || token.content.trim() === ''))
      last.content += token.content
    else merged.push({ ...token })
  }
  return merged
}

module.exports = { highlightCode }
