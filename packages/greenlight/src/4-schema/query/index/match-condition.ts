import type { Node } from '#nodes'
import type { Operator } from '../filter/condition.ts'
import { isRangeOperator, searchRange } from './range-search.ts'
import type { ValueIndex } from './value-index.ts'

const MAX_REMEMBERED_ANSWERS = 200

/**
 * Nodes of an index that pass one test, in the order of unsorted results. With `regex` and ranges a node whose list holds
 * several matching elements comes once for each, as in Gatsby.
 *
 * @returns `undefined` for "none", as opposed to an empty list only in what Gatsby checks after it.
 * @throws Error when the operator cannot take the value.
 */
export function matchCondition(
  index: ValueIndex,
  { operator, value }: { readonly operator: Operator; readonly value: unknown },
): readonly Node[] | undefined {
  if (operator === 'eq') {
    return value === null || value === undefined ? missing(index) : index.byValue.get(value)
  }
  if (operator === 'in') return matchAny(index, value)
  const key = answerKey(operator, value)
  if (key === undefined) return compute(index, operator, value)
  if (index.derived.has(key)) return index.derived.get(key) as readonly Node[] | undefined
  const answer = compute(index, operator, value)
  if (index.derived.size < MAX_REMEMBERED_ANSWERS) index.derived.set(key, answer)
  return answer
}

function answerKey(operator: Operator, value: unknown): string | undefined {
  if (value instanceof RegExp) return `${operator} ${value}`
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) {
    return `${operator} ${typeof value} ${value}`
  }
  return undefined
}

function compute(
  index: ValueIndex,
  operator: Exclude<Operator, 'eq' | 'in'>,
  value: unknown,
): readonly Node[] | undefined {
  if (operator === 'ne') return except(index, [value])
  if (operator === 'nin') {
    if (!Array.isArray(value)) throw new Error('The $nin operator expects an array as value')
    return except(index, value)
  }
  if (operator === 'regex') {
    if (!(value instanceof RegExp)) {
      throw new Error('The value for the $regex comparator must be an instance of RegExp')
    }
    return matchPattern(index, value)
  }
  if (!isRangeOperator(operator)) return undefined
  if (value === null || value === undefined) {
    // Nothing lies below or above null; `lte` and `gte` find null itself, but not what is missing.
    return operator === 'lt' || operator === 'gt' ? undefined : index.byValue.get(value)
  }
  if (Array.isArray(value)) {
    throw new Error(`Array is an invalid filter value for the \`$${operator}\` comparator`)
  }
  if (value instanceof RegExp) {
    throw new Error('A RegExp instance is only valid for $regex and $glob comparators')
  }
  return ordered(index, searchRange(index, operator, value))
}

/** Nodes that hold null or nothing. */
function missing({ byValue, inOrder }: ValueIndex): readonly Node[] {
  const nulls = byValue.get(null) ?? []
  const absent = byValue.get(undefined) ?? []
  if (absent.length === 0) return nulls
  return nulls.length === 0 ? absent : inOrder([...new Set([...nulls, ...absent])])
}

function matchAny(index: ValueIndex, values: unknown): readonly Node[] {
  if (!Array.isArray(values)) {
    throw new Error('The argument to the `in` comparator should be an array')
  }
  const found = new Set<Node>()
  for (const value of values) {
    const bucket = value === null ? missing(index) : (index.byValue.get(value) ?? [])
    for (const node of bucket) found.add(node)
  }
  return index.inOrder([...found])
}

function except(index: ValueIndex, values: readonly unknown[]): readonly Node[] {
  const excluded = new Set<Node>()
  for (const value of values) {
    const bucket = value === null ? missing(index) : (index.byValue.get(value) ?? [])
    for (const node of bucket) excluded.add(node)
  }
  return everyNode(index).filter(node => !excluded.has(node))
}

function everyNode(index: ValueIndex): readonly Node[] {
  const known = index.derived.get('every node')
  if (known) return known as readonly Node[]
  const nodes = index.inOrder([...new Set([...index.byValue.values()].flat())])
  index.derived.set('every node', nodes)
  return nodes
}

function matchPattern(index: ValueIndex, pattern: RegExp): readonly Node[] | undefined {
  const found: Node[] = []
  for (const [value, nodes] of index.byValue) {
    if (value !== undefined && pattern.test(String(value))) {
      for (const node of nodes) found.push(node)
    }
  }
  return ordered(index, found)
}

function ordered(index: ValueIndex, nodes: Node[] | undefined): readonly Node[] | undefined {
  if (!nodes) return undefined
  return index.inOrder(index.throughElements ? [...new Set(nodes)] : nodes)
}
