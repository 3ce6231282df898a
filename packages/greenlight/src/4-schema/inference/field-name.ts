import { LINK_MARK } from './value-kind.ts'

/**
 * The GraphQL name for a key of a node: what no name may hold becomes `_`, and names that GraphQL reserves
 * (`__x`) or forbids (`1a`) become `_xx` and `_1a`.
 */
export function fieldNameOf(key: string): string {
  const name = keyWithoutLink(key).replace(/[^a-zA-Z0-9_]/g, '_')
  if (name.startsWith('__')) return `_${name.slice(1).replaceAll('_', 'x')}`
  return /^[0-9]/.test(name) ? `_${name}` : name
}

/** A key without its `___NODE...` suffix. */
export function keyWithoutLink(key: string): string {
  return key.split(LINK_MARK, 1)[0] ?? key
}

/** The name of the type made for the values of a field: `Post` and `a.bc` give `PostABc`. */
export function nestedTypeName(path: string): string {
  const [typeName = '', ...fields] = path.split('.')
  return typeName + fields.map(field => field.charAt(0).toUpperCase() + field.slice(1)).join('')
}
