const asked = new Set<string>()

/** Has the browser load a file in advance, once. Resolves when it is there, or cannot be had. */
export function prefetch(address: string, kind: 'fetch' | 'module'): Promise<void> {
  if (asked.has(address)) return Promise.resolve()
  asked.add(address)
  return new Promise(resolve => {
    const link = document.createElement('link')
    link.rel = kind === 'module' ? 'modulepreload' : 'prefetch'
    link.href = address
    if (kind === 'fetch') {
      link.as = 'fetch'
      link.crossOrigin = 'anonymous'
    }
    link.onload = () => resolve()
    link.onerror = () => resolve()
    if (!link.relList?.supports?.(link.rel)) resolve()
    else document.head.append(link)
  })
}
