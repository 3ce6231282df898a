import micromatch from 'micromatch'
import type { FilterInput } from '../node-model/node-model.ts'
import { isPlainObject } from '../value/is-plain-object.ts'
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
  const tests: ParsedTest[] = []
  parseFields(filter, [[]], tests)
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
  for (const key of Object.keys(fields)) {
    const value = fields[key]
    if (value === null || value === undefined) throw nullInPlaceOfFilter()
    if (!isPlainObject(value)) continue
    const [name = ''] = Object.keys(value)
    const first = value[name]
    if (isPlainObject(first)) refuseNull(name === 'elemMatch' ? first : value)
  }
}

function nullInPlaceOfFilter(): TypeError {
  return new TypeError('Cannot convert undefined or null to object')
}

function parseFields(fields: FilterInput, path: FieldGroups, tests: ParsedTest[]): void {
  let pattern = -1
  for (const key of Object.keys(fields)) {
    const value = fields[key]
    if (isPlainObject(value)) {
      parseFields(value, descend(path, key), tests)
      continue
    }
    const test = parseTest(path, key, value)
    if (test.operator !== 'regex') tests.push(test)
    // Of `regex` and `glob` on one field the later takes the place of the earlier, as in Gatsby.
    else if (pattern >= 0) tests[pattern] = test
    else pattern = tests.push(test) - 1
  }
}

function descend(path: FieldGroups, key: string): FieldGroups {
  if (key === 'elemMatch') return [...path, []]
  return [...path.slice(0, -1), [...(path.at(-1) ?? []), key]]
}

function parseTest(path: FieldGroups, key: string, value: unknown): ParsedTest {
  if (key === 'regex') {
    if (typeof value !== 'string') {
      throw new Error(
        'The $regex comparator is expecting the regex as a string, not an actual regex or anything else',
      )
    }
    return { path, operator: 'regex', value: parseRegex(value) }
  }
  // micromatch itself refuses what is no pattern, with the message that Gatsby shows.
  if (key === 'glob') return { path, operator: 'regex', value: micromatch.makeRe(value as string) }
  if (isComparison(key)) return { path, operator: key, value }
  if (value === null || value === undefined) return { path, operator: null, value }
  throw new Error(`"${key}" is no filter operator`)
}
