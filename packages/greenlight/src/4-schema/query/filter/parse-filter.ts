import { isPlainObject } from 'lodash-es'
import micromatch from 'micromatch'
import type { FilterInput } from '../node-model/node-model.ts'
import type { Condition, FieldGroups, Operator } from './condition.ts'
import { parseRegex } from './parse-regex.ts'

const COMPARISONS: ReadonlySet<string> = new Set<Operator>([
  'eq',
  'ne',
  'gt',
  'gte',
  'lt',
  'lte',
  'in',
  'nin',
])

function isComparison(key: string): key is Operator {
  return COMPARISONS.has(key)
}

/**
 * Takes a filter apart into conditions, in the order in which they were written.
 *
 * @throws Error when a pattern is no string or does not compile, when `null` stands in place of a field's
 *   filter, or when a field is followed by something that is no operator.
 */
export function parseFilter(filter: FilterInput): Condition[] {
  refuseNull(filter)
  const tests = parseFields(filter, [[]])
  const conditions = tests.filter(isComplete)
  if (conditions.length < tests.length) throw nullInPlaceOfFilter()
  return conditions
}

/** A condition, or the place of a `null` where a field's filter should be. */
type ParsedTest = Omit<Condition, 'operator'> & { readonly operator: Operator | null }

function isComplete(test: ParsedTest): test is Condition {
  return test.operator !== null
}

/**
 * Looks for `null` in place of a field's filter, before any pattern is read, and again after: so that of two errors
 * the same one is told as in Gatsby. This first look enters an object when its first entry is an object.
 */
function refuseNull(fields: FilterInput): void {
  for (const value of Object.values(fields)) {
    if (value === null || value === undefined) throw nullInPlaceOfFilter()
    if (!isFields(value)) continue
    const [first] = Object.entries(value)
    if (first && isFields(first[1])) refuseNull(first[0] === 'elemMatch' ? first[1] : value)
  }
}

function nullInPlaceOfFilter(): TypeError {
  return new TypeError('Cannot convert undefined or null to object')
}

function parseFields(fields: FilterInput, path: FieldGroups): ParsedTest[] {
  const parsed = new Map<string, ParsedTest[]>()
  for (const [key, value] of Object.entries(fields)) {
    if (isFields(value)) parsed.set(key, parseFields(value, descend(path, key)))
    else {
      const test = parseTest(key, value)
      // Of `regex` and `glob` on one field the later replaces the earlier, as in Gatsby.
      parsed.set(`$${test.operator ?? key}`, [{ path, ...test }])
    }
  }
  return [...parsed.values()].flat()
}

function isFields(value: unknown): value is FilterInput {
  return isPlainObject(value)
}

function descend(path: FieldGroups, key: string): FieldGroups {
  if (key === 'elemMatch') return [...path, []]
  return [...path.slice(0, -1), [...(path.at(-1) ?? []), key]]
}

function parseTest(key: string, value: unknown): { operator: Operator | null; value: unknown } {
  if (key === 'regex') {
    if (typeof value !== 'string') {
      throw new Error(
        'The $regex comparator is expecting the regex as a string, not an actual regex or anything else',
      )
    }
    return { operator: 'regex', value: parseRegex(value) }
  }
  // micromatch itself refuses what is no pattern, with the message that Gatsby shows.
  if (key === 'glob') return { operator: 'regex', value: micromatch.makeRe(value as string) }
  if (isComparison(key)) return { operator: key, value }
  if (value === null || value === undefined) return { operator: null, value }
  throw new Error(`"${key}" is no filter operator`)
}
