const HEAD_ELEMENTS = new Set(['link', 'meta', 'style', 'title', 'base', 'noscript', 'script'])

/** Whether an element belongs into the head of a document. */
export function isHeadElement(name: string): boolean {
  return HEAD_ELEMENTS.has(name)
}
