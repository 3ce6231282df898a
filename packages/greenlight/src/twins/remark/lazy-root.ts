export interface LazyRootOptions {
  /** Where the root stands in its file. */
  readonly position: object
  /** Makes the children, once, when they are first looked at. */
  readonly makeChildren: () => unknown
}

/**
 * The root of a syntax tree whose children are made when first looked at, with the keys of any other root and in their
 * order. Whoever looks need not know.
 */
export function createLazyRoot({ position, makeChildren }: LazyRootOptions): object {
  const root = { type: 'root' }
  const keep = (value: unknown) => {
    Object.defineProperty(root, 'children', { ...OWN, value, writable: true })
    return value
  }
  Object.defineProperty(root, 'children', { ...OWN, get: () => keep(makeChildren()), set: keep })
  return Object.assign(root, { position })
}

const OWN = { configurable: true, enumerable: true }

/** Whether something is the root of a syntax tree whose children nobody has looked at so far. */
export function isUntouchedRoot(value: object): boolean {
  return Object.getOwnPropertyDescriptor(value, 'children')?.get !== undefined
}
