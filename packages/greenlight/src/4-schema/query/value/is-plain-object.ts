import isPlainObjectOfAnyRealm from 'lodash-es/isPlainObject.js'

/** Whether a value is an object without a class: `{}` or one without a prototype, also from another realm. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype === null || prototype === Object.prototype) return true
  return !Array.isArray(value) && isPlainObjectOfAnyRealm(value)
}
