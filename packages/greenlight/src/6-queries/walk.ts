import type { ESTree } from 'rolldown/utils'
import { isRecord } from '#support/is-record'

/** Called for each node, parents first, with the nodes around it, outermost first. The list is reused: copy to keep. */
export type VisitNode = (node: ESTree.Node, ancestors: readonly ESTree.Node[]) => void

/** Visits a node and everything in it, in the order of the source. */
export function walk(root: ESTree.Node, visit: VisitNode): void {
  const ancestors: ESTree.Node[] = []
  const enter = (node: ESTree.Node): void => {
    visit(node, ancestors)
    ancestors.push(node)
    for (const child of childrenOf(node)) enter(child)
    ancestors.pop()
  }
  enter(root)
}

/** The nodes directly below a node. */
export function* childrenOf(node: ESTree.Node): Generator<ESTree.Node> {
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) yield item
    } else if (isNode(value)) {
      yield value
    }
  }
}

/** Whether a node is the name of a property, which is no use of a variable: `a.name`, `{ name: 1 }`. */
export function isPropertyName(node: ESTree.Node, parent: ESTree.Node | undefined): boolean {
  return (
    (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) ||
    (parent?.type === 'Property' && parent.key === node && !parent.computed && !parent.shorthand)
  )
}

function isNode(value: unknown): value is ESTree.Node {
  return isRecord(value) && typeof value.type === 'string' && typeof value.start === 'number'
}
