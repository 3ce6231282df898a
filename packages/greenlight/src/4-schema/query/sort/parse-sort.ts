import { isPlainObject } from '../value/is-plain-object.ts'

/** Fields to sort by, most important first. */
export interface SortKeys {
  /** Dotted paths. */
  readonly fields: readonly string[]
  /** One direction a field, as it was written. */
  readonly orders: readonly unknown[]
}

/**
 * Reads a `sort` argument: `{ a: { b: 'DESC' } }`, a list of such objects, or the form of old resolvers,
 * `{ fields: ['a.b'], order: ['DESC'] }`.
 *
 * @returns `undefined` when there is nothing to sort by.
 * @throws Error when an object names more than one field.
 */
export function parseSort(sort: unknown): SortKeys | undefined {
  if (!sort) return undefined
  const keys = isFieldsAndOrder(sort) ? sort : toFieldsAndOrder(sort)
  if (keys.fields.length === 0) return undefined
  return { fields: keys.fields, orders: keys.fields.map((_, index) => keys.order[index]) }
}

interface FieldsAndOrder {
  readonly fields: readonly string[]
  readonly order: readonly unknown[]
}

function isFieldsAndOrder(sort: unknown): sort is FieldsAndOrder {
  const { fields, order } = Object(sort)
  return (
    Array.isArray(fields) &&
    Array.isArray(order) &&
    order.every(item => typeof item === 'string' && /^(?:asc|desc)$/i.test(item))
  )
}

function toFieldsAndOrder(sort: unknown): FieldsAndOrder {
  const paths = (Array.isArray(sort) ? sort : [sort]).map(fieldPath)
  return { fields: paths.map(({ path }) => path), order: paths.map(({ leaf }) => leaf) }
}

/**
 * Path to the only leaf of nested objects with one key each, as in sorts and field selectors:
 * `{ a: { b: 'SELECT' } }` is `a.b`.
 *
 * @throws Error when an object has no key or several.
 */
export function fieldPath(selector: unknown): { readonly path: string; readonly leaf: unknown } {
  const path: string[] = []
  let value = selector
  while (isPlainObject(value)) {
    const [entry, ...others] = Object.entries(Object(value))
    if (!entry || others.length > 0) throw new Error('Invalid field arg')
    path.push(entry[0])
    value = entry[1]
  }
  return { path: path.join('.'), leaf: value || undefined }
}

/**
 * Direction that a written order means; of booleans both are ascending, as lodash took them.
 *
 * @throws TypeError when there is no direction.
 */
export function sortDirection(order: unknown): 'asc' | 'desc' {
  if (typeof order === 'boolean') return 'asc'
  if (typeof order !== 'string') {
    throw new TypeError("Cannot read properties of undefined (reading 'toLowerCase')")
  }
  return order.toLowerCase() === 'desc' ? 'desc' : 'asc'
}
