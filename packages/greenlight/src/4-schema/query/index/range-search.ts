import type { Node } from '#nodes'
import type { Operator } from '../filter/condition.ts'
import type { ValueIndex } from './value-index.ts'

/** The values of an index in ascending or descending order, without null and undefined. */
interface ValueRanking {
  readonly values: readonly unknown[]
  /** Position of a value in `values`. */
  readonly positions: ReadonlyMap<unknown, number>
}

type RangeOperator = 'lt' | 'lte' | 'gt' | 'gte'

type Comparison = (a: unknown, b: unknown) => boolean

// Relational operators on unknown values, with JavaScript's own coercions.
const HOLDS: Readonly<Record<RangeOperator, Comparison>> = {
  lt: (a, b) => (a as number) < (b as number),
  lte: (a, b) => (a as number) <= (b as number),
  gt: (a, b) => (a as number) > (b as number),
  gte: (a, b) => (a as number) >= (b as number),
}

function isDescending(operator: RangeOperator): boolean {
  return operator === 'gt' || operator === 'gte'
}

export function isRangeOperator(operator: Operator): operator is RangeOperator {
  return operator === 'lt' || operator === 'lte' || operator === 'gt' || operator === 'gte'
}

/**
 * Nodes whose value lies below (`lt`, `lte`) or above (`gt`, `gte`) the pivot, in no useful order; a node is
 * given once per matching element of a list.
 *
 * Values are compared as JavaScript compares. Where a field holds values that do not compare (`Date` objects
 * with strings, say), the outcome depends on how one searches; this is the binary search of Gatsby, with
 * separate rankings for below and above, so that the outcome is the same.
 *
 * @returns `undefined` when there are no values at all.
 */
export function searchRange(
  index: ValueIndex,
  operator: RangeOperator,
  pivot: unknown,
): Node[] | undefined {
  const ranking = rankValues(index, isDescending(operator))
  const end = countUpTo(ranking, operator, pivot)
  if (end === undefined) return undefined
  return ranking.values.slice(0, end).flatMap(value => index.byValue.get(value) ?? [])
}

/** How many values of the ranking come before the pivot, the pivot's own included or not. */
function countUpTo(
  { values, positions }: ValueRanking,
  operator: RangeOperator,
  pivot: unknown,
): number | undefined {
  const exact = positions.get(pivot)
  if (exact !== undefined) return exact + (operator === 'lte' || operator === 'gte' ? 1 : 0)
  const comesBefore = HOLDS[isDescending(operator) ? 'gt' : 'lt']
  const bracket = findBracket(values, pivot, comesBefore)
  if (!bracket) return undefined
  const [lower, upper] = bracket
  const nearest = comesBefore(pivot, values[upper]) ? lower : upper
  // "5" and 5 are equal to a comparison although not to a map, so the nearest value may count after all.
  return nearest + (HOLDS[operator](values[nearest], pivot) ? 1 : 0)
}

function rankValues(index: ValueIndex, descending: boolean): ValueRanking {
  const key = descending ? 'ranking descending' : 'ranking ascending'
  const known = index.derived.get(key)
  if (known) return known as ValueRanking
  const comesBefore = HOLDS[descending ? 'gt' : 'lt']
  const values = [...index.byValue.keys()]
    .filter(value => value !== null && value !== undefined)
    .sort((a, b) => (comesBefore(a, b) ? -1 : comesBefore(b, a) ? 1 : 0))
  const positions = new Map(values.map((value, position) => [value, position]))
  const ranking: ValueRanking = { values, positions }
  index.derived.set(key, ranking)
  return ranking
}

/** Positions between which the pivot belongs, the same position twice when it compares to neither side. */
function findBracket(
  values: readonly unknown[],
  pivot: unknown,
  comesBefore: Comparison,
): [number, number] | undefined {
  if (values.length === 0) return undefined
  let low = 0
  let high = values.length - 1
  let middle = Math.floor(values.length / 2)
  for (;;) {
    if (comesBefore(pivot, values[middle])) high = middle
    else if (comesBefore(values[middle], pivot)) low = middle
    else return [middle, middle]
    if (high - low <= 1) return [low, high]
    middle = low + Math.floor((high - low) / 2)
  }
}
