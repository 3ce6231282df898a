/** Loads data and code of a page in advance, when the browser has time. */
export function prefetchPathname(path: string): void {
  window.___loader?.enqueue(path)
}
