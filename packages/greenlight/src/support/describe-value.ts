import { isFunction } from './is-function.ts'
import { isRecord } from './is-record.ts'

/** Deeper than this, what plugins pass are objects of whole libraries. */
const DEPTH = 8

/**
 * Describes a value as text, equal for equal values of different runs: functions by their source, patterns as they
 * are written, instances of classes by the name of their class, rings cut.
 */
export function describeValue(value: unknown): string {
  return describe(value, [])
}

function describe(value: unknown, above: readonly unknown[]): string {
  if (isFunction(value)) return String(value)
  if (value instanceof RegExp) return String(value)
  if (above.includes(value) || above.length > DEPTH) return '…'
  const inside = [...above, value]
  if (Array.isArray(value)) return `[${value.map(item => describe(item, inside)).join(',')}]`
  if (!isRecord(value)) return JSON.stringify(value) ?? String(value)
  const prototype: unknown = Object.getPrototypeOf(value)
  const kind =
    prototype === Object.prototype || prototype === null ? '' : String(value.constructor?.name)
  const entries =
    kind === ''
      ? Object.entries(value).map(
          ([key, item]) => `${JSON.stringify(key)}:${describe(item, inside)}`,
        )
      : []
  return `${kind}{${entries.join(',')}}`
}
