/** Whether a value can be called. What it takes and gives is unknown. */
export function isFunction(value: unknown): value is (...args: readonly unknown[]) => unknown {
  return typeof value === 'function'
}
