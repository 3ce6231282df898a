/** How long the old page may stay still while the next one is fetched, in milliseconds. */
const patience = 160

let finishUpdate: (() => void) | undefined

/**
 * Runs `navigate` inside a view transition that ends when `endRouteTransition` tells that the new
 * page is in the document. When the next page takes longer than a blink the transition is dropped,
 * so the page never freezes. Without support, or with reduced motion, it only navigates.
 */
export function startRouteTransition(navigate: () => void): void {
  const animated =
    typeof document.startViewTransition === 'function' &&
    !window.matchMedia('(prefers-reduced-motion: reduce)').matches
  if (!animated) {
    navigate()
    return
  }
  const transition = document.startViewTransition(
    () =>
      new Promise<void>(resolve => {
        const timer = window.setTimeout(() => transition.skipTransition(), patience)
        finishUpdate = () => {
          window.clearTimeout(timer)
          resolve()
        }
        navigate()
      }),
  )
  const ignoreSkip = () => undefined
  transition.ready.catch(ignoreSkip)
  transition.finished.catch(ignoreSkip)
}

/** Tells a running transition that the new page is in the document. */
export function endRouteTransition(): void {
  finishUpdate?.()
  finishUpdate = undefined
}
