const { replaceNodes } = require('./visit-nodes')

/** What gatsby-remark-images takes for "this picture has no alternative text, on purpose". */
const DECORATIVE = 'GATSBY_EMPTY_ALT'

/**
 * Sets pictures as they stand in the text: one that has a paragraph for itself leaves it, since a figure may not
 * stand in a paragraph; one within a line of text loses its title, which would make a figure of it.
 *
 * @param {import('./tree').Parent} tree
 */
function setPictures(tree) {
  resolveReferences(tree)
  replaceNodes(tree, node => {
    if (node.type === 'image') {
      if (!node.alt) node.alt = DECORATIVE
      return undefined
    }
    if (node.type !== 'paragraph') return undefined
    const children = (node.children ?? []).filter(
      child => child.type !== 'text' || child.value?.trim(),
    )
    if (children.length > 0 && children.every(child => child.type === 'image')) return children
    for (const child of children) if (child.type === 'image') child.title = null
    return undefined
  })
}

/**
 * Turns `![alt][name]` into `![alt](address)`.
 *
 * @param {import('./tree').Parent} tree
 */
function resolveReferences(tree) {
  /** @type {Map<string, import('./tree').TreeNode>} */
  const definitions = new Map()
  replaceNodes(tree, node => {
    const key = String(node.identifier).toLowerCase()
    if (node.type === 'definition' && !definitions.has(key)) definitions.set(key, node)
    return undefined
  })
  replaceNodes(tree, node => {
    if (node.type !== 'imageReference') return undefined
    const definition = definitions.get(String(node.identifier).toLowerCase())
    if (!definition) return undefined
    const { url = '', title = null } = definition
    return [{ type: 'image', url, title, alt: node.alt ?? '' }]
  })
}

module.exports = { DECORATIVE, setPictures }
