/** Keys of `internal` in the order in which Gatsby's schema checks them, with what each must be. */
const INTERNAL_RULES: readonly (readonly [string, Rule])[] = [
  ['contentDigest', requiredText],
  ['mediaType', text],
  ['type', requiredText],
  ['owner', requiredText],
  ['fieldOwners', objectOnly],
  ['content', textOrEmpty],
  ['description', text],
  ['ignoreType', flag],
  ['counter', count],
  ['contentFilePath', text],
]

const INTERNAL_KEYS = new Set(INTERNAL_RULES.map(([key]) => key))

/** Says what is wrong with a value, without its name; undefined when nothing is. */
type Rule = (value: unknown) => string | undefined

/**
 * Checks the shape of a node as Gatsby's schema for nodes does, first fault first, in the same words.
 * `owner` must be filled in before.
 * @returns the fault, e.g. `"internal.type" is required`, or undefined
 */
export function validateNode(node: Readonly<Record<string, unknown>>): string | undefined {
  return (
    named('id', requiredText(node.id)) ??
    childrenFault(node.children) ??
    named('parent', node.parent === null ? undefined : text(node.parent)) ??
    named('fields', objectOnly(node.fields)) ??
    internalFault(node.internal)
  )
}

function childrenFault(children: unknown): string | undefined {
  if (!Array.isArray(children)) return '"children" must be an array'
  for (let index = 0; index < children.length; index++) {
    const child: unknown = children[index]
    if (typeof child === 'string' && child !== '') continue
    const name = `children[${index}]`
    if (child === undefined) return `"${name}" must not be a sparse array item`
    if (isObject(child)) return `"${name}" contains an excluded value`
    return named(name, text(child))
  }
  return undefined
}

function internalFault(internal: unknown): string | undefined {
  if (!isObject(internal)) return '"internal" must be of type object'
  for (const [key, rule] of INTERNAL_RULES) {
    const fault = rule(internal[key])
    if (fault) return named(`internal.${key}`, fault)
  }
  for (const key of Object.keys(internal)) {
    if (!INTERNAL_KEYS.has(key)) return named(`internal.${key}`, 'is not allowed')
  }
  return undefined
}

function named(name: string, fault: string | undefined): string | undefined {
  return fault === undefined ? undefined : `"${name}" ${fault}`
}

function requiredText(value: unknown): string | undefined {
  return value === undefined ? 'is required' : text(value)
}

function text(value: unknown): string | undefined {
  return value === '' ? 'is not allowed to be empty' : textOrEmpty(value)
}

function textOrEmpty(value: unknown): string | undefined {
  return value === undefined || typeof value === 'string' ? undefined : 'must be a string'
}

function objectOnly(value: unknown): string | undefined {
  return value === undefined || isObject(value) ? undefined : 'must be of type object'
}

function flag(value: unknown): string | undefined {
  if (value === undefined || typeof value === 'boolean') return undefined
  return typeof value === 'string' && /^\s*(true|false)\s*$/i.test(value)
    ? undefined
    : 'must be a boolean'
}

function count(value: unknown): string | undefined {
  if (value === undefined) return undefined
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || Number.isNaN(number)) return 'must be a number'
  if (!Number.isFinite(number)) return 'cannot be infinity'
  return Math.abs(number) > Number.MAX_SAFE_INTEGER ? 'must be a safe number' : undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
