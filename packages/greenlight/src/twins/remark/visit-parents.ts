import { isFunction } from '#support/is-function'

type Callable = (...args: readonly unknown[]) => unknown

/** What a tree is made of, as far as a walk has to know. */
interface TreeNode {
  readonly children?: readonly TreeNode[]
}

interface Walk {
  /** Whether a node is shown to the visitor; undefined where all are. */
  readonly check: Callable | undefined
  readonly visitor: Callable
  readonly step: 1 | -1
}

const CONTINUE = true
const SKIP = 'skip'
const EXIT = false

/**
 * `visitParents` of unist-util-visit-parents 3 without what makes it slow: for each node of a tree, the original makes
 * a function with a name that is only to be read in stack traces.
 *
 * @param convert makes a check of a test, as unist-util-is does
 */
export function createVisitParents(convert: Callable) {
  function visitParents(tree: TreeNode, test: unknown, visitor?: unknown, reverse?: unknown): void {
    const isUntested = isFunction(test) && !isFunction(visitor)
    const called = isUntested ? test : visitor
    if (!isFunction(called)) throw new TypeError('visitor is not a function')
    const check = !isUntested && test ? convert(test) : undefined
    const step = (isUntested ? visitor : reverse) ? -1 : 1
    walk(tree, { index: null, parents: [] }, { check: asCheck(check), visitor: called, step })
  }
  return Object.assign(visitParents, { CONTINUE, SKIP, EXIT })
}

function asCheck(check: unknown): Callable | undefined {
  return isFunction(check) ? check : undefined
}

interface Place {
  readonly index: number | null
  /** The nodes above, outermost first. */
  readonly parents: readonly TreeNode[]
}

/** What the visitor answers: whether and where to go on. */
type Result = readonly unknown[]

const GO_ON: Result = []

function walk(node: TreeNode, { index, parents }: Place, how: Walk): Result {
  const { check, visitor, step } = how
  let result = GO_ON
  if (!check || check(node, index, parents.at(-1) ?? null)) {
    result = toResult(visitor(node, parents))
    if (result[0] === EXIT) return result
  }
  // The visitor may have given the node other children, and may do so while they are visited.
  if (!node.children || result[0] === SKIP) return result
  const above = [...parents, node]
  let at = step === 1 ? 0 : node.children.length - 1
  while (at > -1 && at < node.children.length) {
    const child = node.children[at]
    if (child === undefined) throw new TypeError('A node of a syntax tree is missing')
    const inner = walk(child, { index: at, parents: above }, how)
    if (inner[0] === EXIT) return inner
    at = typeof inner[1] === 'number' ? inner[1] : at + step
  }
  return result
}

function toResult(value: unknown): Result {
  if (Array.isArray(value)) return value
  return typeof value === 'number' ? [CONTINUE, value] : [value]
}
