/** Fields by name; a leaf is `true`. */
export interface FieldTree {
  readonly [field: string]: true | FieldTree
}

/** Joins dotted paths into one tree: `a.b` and `a.c` give `{ a: { b: true, c: true } }`. */
export function treeOf(paths: readonly string[]): FieldTree {
  const branches = new Map<string, string[]>()
  for (const path of paths) {
    const dot = path.indexOf('.')
    const field = dot < 0 ? path : path.slice(0, dot)
    const below = branches.get(field) ?? []
    if (dot >= 0) below.push(path.slice(dot + 1))
    branches.set(field, below)
  }
  return Object.fromEntries(
    [...branches].map(([field, below]) => [field, below.length > 0 ? treeOf(below) : true]),
  )
}

/** Dotted paths of all leaves of a tree. */
export function leavesOf(tree: FieldTree): string[] {
  return Object.entries(tree).flatMap(([field, below]) =>
    below !== true ? leavesOf(below).map(path => `${field}.${path}`) : [field],
  )
}
