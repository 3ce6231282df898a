/** The operators of filters. `glob` is turned into `regex` while parsing. */
export type Operator = 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'nin' | 'regex'

/**
 * One test of a filter. A node passes a filter when it passes all its conditions; two conditions inside one
 * `elemMatch` need not be met by the same element (as in Gatsby).
 */
export interface Condition {
  /**
   * Where the tested value stands: field names, in groups. Between two groups lies an `elemMatch`: the value
   * at the end of the first group is a list, and the next group starts from each of its elements.
   */
  readonly path: FieldGroups
  readonly operator: Operator
  /** What to compare with; a RegExp for `regex`. */
  readonly value: unknown
}

export type FieldGroups = readonly (readonly string[])[]

/** Dotted path of a condition without its `elemMatch` steps, as it is spelled in sorts and selectors. */
export function dottedPath(path: FieldGroups): string {
  return path.map(group => group.join('.')).join('.')
}
