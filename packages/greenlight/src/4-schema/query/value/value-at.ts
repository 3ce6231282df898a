/**
 * Value at a dotted path. Lists on the way are mapped over, and elements without the value drop out: for
 * `{ a: [{ b: 1 }, {}, { b: 2 }] }`, `a.b` is `[1, 2]`.
 */
export function valueAt(value: unknown, path: string | readonly string[]): unknown {
  return walk(value, typeof path === 'string' ? path.split('.') : path, 0)
}

function walk(value: unknown, path: readonly string[], step: number): unknown {
  if (Array.isArray(value)) return walkList(value, path, step)
  if (typeof value !== 'object' || value === null) return undefined
  const next: unknown = Reflect.get(value, path[step] ?? '')
  return step + 1 === path.length ? next : walk(next, path, step + 1)
}

function walkList(list: readonly unknown[], path: readonly string[], step: number): unknown[] {
  return list.map(item => walk(item, path, step)).filter(value => value !== undefined)
}
