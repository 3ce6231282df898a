/**
 * Calls a function for every node below a parent, in the order of the text, a parent before its children.
 * The function may replace the node's children; the new ones are visited.
 *
 * @param {import('./tree').TreeNode} parent
 * @param {(node: import('./tree').TreeNode) => void} visit
 */
function visitNodes(parent, visit) {
  for (const node of parent.children ?? []) {
    visit(node)
    visitNodes(node, visit)
  }
}

/**
 * Replaces nodes below a parent, children before their parents; a node is kept where the function gives `undefined`
 * and dropped where it gives an empty list.
 *
 * @param {import('./tree').TreeNode} parent
 * @param {(node: import('./tree').TreeNode) => import('./tree').TreeNode[] | undefined} replace
 */
function replaceNodes(parent, replace) {
  if (!parent.children) return
  parent.children = parent.children.flatMap(node => {
    replaceNodes(node, replace)
    return replace(node) ?? [node]
  })
}

module.exports = { replaceNodes, visitNodes }
