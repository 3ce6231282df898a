import isPlainObject from 'lodash-es/isPlainObject.js'

/**
 * Takes out of a node what cannot be stored: functions, symbols, bigints and instances of classes other than Date.
 *
 * As Gatsby: `internal` is left alone, an object is copied only when something in it has to go, and then its
 * `undefined` properties go too. Cycles are kept.
 */
export function sanitizeNode<T extends object>(node: T): T {
  if (isCleanNode(node)) return node
  return sanitizeObject(node, true, new Map()) as T
}

/** Most nodes hold nothing that has to go, and no rings: then no account of what was met need be kept. */
function isCleanNode(node: object): boolean {
  const fields = node as Record<string, unknown>
  for (const key of Object.keys(fields)) {
    if (key !== 'internal' && !isClean(fields[key], 0)) return false
  }
  return true
}

/** Values deeper than this are left to the careful way. */
const SHALLOW = 8

function isClean(value: unknown, depth: number): boolean {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'undefined':
      return true
    case 'object': {
      if (value === null || value instanceof Date) return true
      if (depth === SHALLOW) return false
      if (Array.isArray(value)) return isCleanArray(value, depth + 1)
      return isPlain(value) && Object.values(value).every(item => isClean(item, depth + 1))
    }
    default:
      return false
  }
}

/** In lists `undefined` is of no worry either: it stays where nothing else has to go. Holes are left to others. */
function isCleanArray(list: readonly unknown[], depth: number): boolean {
  for (let index = 0; index < list.length; index++) {
    if (!(index in list) || !isClean(list[index], depth)) return false
  }
  return true
}

/** Like `sanitizeNode` for a value within a node; undefined when the value itself cannot be stored. */
export function sanitizeValue(value: unknown): unknown {
  return sanitize(value, new Map())
}

/** Objects on the way, and those already done with what became of them. */
type Seen = Map<object, object>

function sanitize(value: unknown, seen: Seen): unknown {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value
    case 'object':
      if (value === null || value instanceof Date) return value
      if (Array.isArray(value)) return sanitizeArray(value, seen)
      return isPlain(value) ? sanitizeObject(value, false, seen) : undefined
    default:
      return undefined
  }
}

function sanitizeObject(source: object, isNode: boolean, seen: Seen): object {
  const known = seen.get(source)
  if (known) return known
  seen.set(source, source)
  let changed: Map<string, unknown> | undefined
  const entries = source as Record<string, unknown>
  for (const key of Object.keys(entries)) {
    if (isNode && key === 'internal') continue
    const value = entries[key]
    const clean = sanitize(value, seen)
    if (clean !== value && !Number.isNaN(clean)) {
      changed ??= new Map()
      changed.set(key, clean)
    }
  }
  if (!changed) return source
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(entries)) {
    const value = changed.has(key) ? changed.get(key) : entries[key]
    if (value !== undefined) define(copy, key, value)
  }
  seen.set(source, copy)
  return copy
}

function sanitizeArray(source: readonly unknown[], seen: Seen): object {
  const known = seen.get(source)
  if (known) return known
  seen.set(source, source)
  const clean = source.map(item => sanitize(item, seen))
  if (clean.every((item, index) => Object.is(item, source[index]))) return source
  const copy = clean.filter(item => item !== undefined)
  seen.set(source, copy)
  return copy
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null || isPlainObject(value)
}

/** Plain assignment, but `__proto__` becomes a property and not the prototype. */
function define(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    })
  } else {
    target[key] = value
  }
}
