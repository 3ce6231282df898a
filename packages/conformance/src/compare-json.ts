/** One place where two JSON values differ; `path` reads like `data.allPost.nodes[3].title`. */
export interface Difference {
  readonly path: string
  readonly left: unknown
  readonly right: unknown
}

/**
 * Lists the differences of two JSON values, outermost first.
 * The order of keys counts when `keyOrder` is set: answers of GraphQL have one, nodes of two engines need not.
 */
export function compareJson(
  left: unknown,
  right: unknown,
  options: { readonly keyOrder?: boolean; readonly path?: string } = {},
): Difference[] {
  const path = options.path ?? ''
  if (Object.is(left, right)) return []
  if (Array.isArray(left) && Array.isArray(right)) {
    if (left.length !== right.length) {
      return [{ path: `${path}.length`, left: left.length, right: right.length }]
    }
    return left.flatMap((item, index) =>
      compareJson(item, right[index], { ...options, path: `${path}[${index}]` }),
    )
  }
  if (isRecord(left) && isRecord(right)) return compareRecords(left, right, { ...options, path })
  return [{ path, left, right }]
}

function compareRecords(
  left: Record<string, unknown>,
  right: Record<string, unknown>,
  options: { readonly keyOrder?: boolean; readonly path: string },
): Difference[] {
  const differences = [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap(key =>
    compareJson(left[key], right[key], {
      ...options,
      path: options.path ? `${options.path}.${key}` : key,
    }),
  )
  const order = (record: Record<string, unknown>) => Object.keys(record).join(' ')
  if (differences.length === 0 && options.keyOrder && order(left) !== order(right)) {
    return [{ path: `${options.path} (order of keys)`, left: order(left), right: order(right) }]
  }
  return differences
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
