import { looksLikeDate } from '../dates/is-date.ts'

/**
 * Kinds of values that inference tells apart. `link` and `links` are the values of `___NODE` keys: one id or a
 * list of ids.
 */
export type ValueKind =
  | 'int'
  | 'float'
  | 'boolean'
  | 'date'
  | 'string'
  | 'array'
  | 'object'
  | 'link'
  | 'links'

/** Marks keys whose values are ids of other nodes, a deprecated convention of Gatsby. */
export const LINK_MARK = '___NODE'

/** The kind of a value; `undefined` for what says nothing of the type: null, empty objects, empty lists. */
export function kindOf(value: unknown, isLink: boolean): ValueKind | undefined {
  switch (typeof value) {
    case 'number':
      return (value | 0) === value ? 'int' : 'float'
    case 'string':
      if (isLink) return 'link'
      return looksLikeDate(value) ? 'date' : 'string'
    case 'boolean':
      return 'boolean'
    case 'object':
      return value === null ? undefined : kindOfObject(value, isLink)
    default:
      return undefined
  }
}

function kindOfObject(value: object, isLink: boolean): ValueKind | undefined {
  if (value instanceof Date) return 'date'
  if (Array.isArray(value)) {
    if (value.length === 0) return undefined
    return isLink ? 'links' : 'array'
  }
  for (const key in value) if (Object.hasOwn(value, key)) return 'object'
  return undefined
}
