import type * as Satteri from 'satteri'
import { ownRequire } from '#support/own-require'

/** A node of a markdown tree, as far as it is looked into here. */
interface TreeNode {
  readonly type: string
  label?: unknown
  readonly referenceType?: unknown
  readonly value?: unknown
  readonly alt?: unknown
  readonly children?: readonly TreeNode[]
}

/**
 * Parses markdown with satteri into the tree that remark 13 gives with `remark-gfm` and `remark-footnotes`, of
 * documents for which `needsOriginalParser` says no.
 */
export function parseMarkdown(markdown: string): object {
  const tree: TreeNode = satteri().markdownToMdast(markdown, { features: { frontmatter: false } })
  completeLabels(tree)
  return tree
}

/** The native parser is loaded with the first document: most runs have none to parse. */
function satteri(): typeof Satteri {
  return ownRequire('satteri')
}

/** The label of a reference that repeats its text is that text without marks, where satteri has the source. */
function completeLabels(node: TreeNode): void {
  const { type, referenceType, alt, children = [] } = node
  const repeats = referenceType === 'shortcut' || referenceType === 'collapsed'
  if (repeats && type === 'linkReference') node.label = children.map(textOf).join('')
  if (repeats && type === 'imageReference') node.label = alt
  for (const child of children) completeLabels(child)
}

function textOf({ value, alt, children = [] }: TreeNode): string {
  if (typeof value === 'string') return value
  return typeof alt === 'string' ? alt : children.map(textOf).join('')
}
