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
  return parseFields(filter, [[]])
}

function parseFields(fields: FilterInput, path: FieldGroups): Condition[] {
  return Object.entries(fields).flatMap(([key, value]) => {
    if (isFields(value)) return parseFields(value, descend(path, key))
    return [{ path, ...parseTest(key, value) }]
  })
}

function isFields(value: unknown): value is FilterInput {
  return isPlainObject(value)
}

function descend(path: FieldGroups, key: string): FieldGroups {
  if (key === 'elemMatch') return [...path, []]
  return [...path.slice(0, -1), [...(path.at(-1) ?? []), key]]
}

function parseTest(key: string, value: unknown): { operator: Operator; value: unknown } {
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
  if (value === null || value === undefined) {
    throw new TypeError('Cannot convert undefined or null to object')
  }
  throw new Error(`"${key}" is no filter operator`)
}
