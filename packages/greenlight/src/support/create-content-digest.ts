import { hash } from 'node:crypto'
import nodeObjectHash from 'node-object-hash'

const hasher = nodeObjectHash({
  coerce: false,
  alg: 'md5',
  enc: 'hex',
  sort: { map: true, object: true, array: false, set: false },
})

/**
 * The content digest of anything, 32 hexadecimal digits, as Gatsby's `createContentDigest` gives it to plugins.
 *
 * Strings and buffers: their md5. Objects: md5 of the canonical text of `node-object-hash`, so the order of keys does
 * not count while that of arrays does, and `1` differs from `"1"`. Something shaped like a node is taken without the
 * fields that the engine adds to it.
 * @throws TypeError for numbers, booleans, functions and `undefined`, as Gatsby.
 */
export function createContentDigest(input: unknown): string {
  if (typeof input === 'string' || Buffer.isBuffer(input)) return hash('md5', input)
  if (typeof input !== 'object') {
    throw new TypeError(
      `createContentDigest cannot take ${typeof input}: pass text, bytes or an object.`,
    )
  }
  const value = isNodeShaped(input) ? withoutEngineFields(input) : input
  const text = canonicalText(value, 0)
  return text === undefined ? hasher.hash(value) : hash('md5', text)
}

/** Beyond this depth, and for kinds of values that hardly occur, `node-object-hash` itself does the work. */
const DEEPEST = 200

/** The canonical text of `node-object-hash`, or undefined where this short version does not know it. */
function canonicalText(value: unknown, depth: number): string | undefined {
  switch (typeof value) {
    case 'string':
      return `<:s>:${value}`
    case 'number':
      return `<:n>:${value}`
    case 'boolean':
      return `<:b>:${value}`
    case 'undefined':
      return '<:undf>'
    case 'object':
      return value === null ? '<:null>' : canonicalObject(value, depth + 1)
    default:
      return undefined
  }
}

function canonicalObject(value: object, depth: number): string | undefined {
  if (depth > DEEPEST || 'toHashableString' in value) return undefined
  const { constructor: made } = value
  if (made === Object && isRecord(value)) return canonicalRecord(value, depth)
  if (made === Array && Array.isArray(value)) return canonicalArray(value, depth)
  if (made === Date && value instanceof Date) return `<:date>:${value.toISOString()}`
  return undefined
}

function isRecord(value: object): value is Record<string, unknown> {
  return !Array.isArray(value)
}

function canonicalRecord(value: Record<string, unknown>, depth: number): string | undefined {
  const keys = Object.keys(value).sort()
  let text = '{'
  let separator = ''
  for (const key of keys) {
    const part = canonicalText(value[key], depth)
    if (part === undefined) return undefined
    text += `${separator}${key}:${part}`
    separator = ','
  }
  return `${text}}`
}

function canonicalArray(value: readonly unknown[], depth: number): string | undefined {
  let text = '['
  for (let index = 0; index < value.length; index++) {
    if (index > 0) text += ','
    // `map` leaves holes out and `toString` prints nothing for them.
    if (!(index in value)) continue
    const part = canonicalText(value[index], depth)
    if (part === undefined) return undefined
    text += part
  }
  return `${text}]`
}

interface NodeShaped {
  readonly internal: { readonly type: unknown }
}

function isNodeShaped(value: object | null): value is NodeShaped {
  if (value === null || !('internal' in value)) return false
  const { internal } = value
  return (
    typeof internal === 'object' &&
    internal !== null &&
    'type' in internal &&
    Boolean(internal.type)
  )
}

function withoutEngineFields(node: NodeShaped): object {
  return {
    ...node,
    internal: {
      ...node.internal,
      contentDigest: undefined,
      owner: undefined,
      fieldOwners: undefined,
      ignoreType: undefined,
      counter: undefined,
    },
    fields: undefined,
  }
}
