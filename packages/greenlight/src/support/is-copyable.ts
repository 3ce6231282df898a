/** Whether a value can go to another thread. Gatsby calls worker functions in its own, so those that cannot must do. */
export function isCopyable(value: unknown): boolean {
  try {
    structuredClone(value)
    return true
  } catch {
    return false
  }
}
