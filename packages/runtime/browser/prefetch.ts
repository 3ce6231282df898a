const asked = new Set<string>()

/** Has the browser load a module in advance, once. */
export function prefetchModule(address: string): void {
  if (asked.has(address)) return
  asked.add(address)
  const link = document.createElement('link')
  link.rel = 'modulepreload'
  link.fetchPriority = 'low'
  link.href = address
  document.head.append(link)
}

/** Whether the reader's connection has room for what may never be read; crawlers follow links by themselves. */
export function mayPrefetch(): boolean {
  if (/bot|crawler|spider|crawling/i.test(navigator.userAgent)) return false
  const connection: unknown = Reflect.get(navigator, 'connection')
  if (typeof connection !== 'object' || connection === null) return true
  const isSlow = String(Reflect.get(connection, 'effectiveType')).includes('2g')
  return !isSlow && Reflect.get(connection, 'saveData') !== true
}
