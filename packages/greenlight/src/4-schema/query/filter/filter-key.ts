import { isPlainObject } from '../value/is-plain-object.ts'

/**
 * Text that is the same for two filters or sorts exactly when they ask the same, and from which
 * `JSON.parse` gets the filter back.
 *
 * @returns `undefined` when a value is none that JSON can carry.
 */
export function filterKey(filter: unknown): string | undefined {
  return isJson(filter) ? JSON.stringify(filter) : undefined
}

function isJson(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
    case 'object':
      if (value === null) return true
      if (Array.isArray(value)) return value.every(isJson)
      return isPlainObject(value) && Object.values(value).every(isJson)
    default:
      return false
  }
}
