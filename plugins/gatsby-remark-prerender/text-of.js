/**
 * Text of a node as a reader sees it, images by their alternative text.
 *
 * @param {import('./tree').TreeNode} node
 * @returns {string}
 */
function textOf(node) {
  if (node.type === 'html') return ''
  return node.value ?? node.alt ?? (node.children ?? []).map(textOf).join('')
}

module.exports = { textOf }
