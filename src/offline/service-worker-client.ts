import { withPrefix } from 'gatsby'

/**
 * Starts the service worker that the build writes, once the page is complete: what the reader is here for comes first.
 * Nothing happens in develop, and where the browser has no service workers.
 */
export function startServiceWorker(): void {
  if (!isSupported()) return
  const register = () => {
    // A browser may refuse, as in some private windows; the page is the same without.
    navigator.serviceWorker.register(withPrefix('/sw.js')).then(rememberPage, () => {})
  }
  if (document.readyState === 'complete') register()
  else window.addEventListener('load', register, { once: true })
}

/**
 * Asks the service worker to keep the page on show and what it was made of. The first page is loaded before there is a
 * worker, and of a page that a link opened the browser loads the data but not the document.
 */
export async function rememberPage(): Promise<void> {
  if (!isSupported()) return
  const { active } = await navigator.serviceWorker.ready
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
  active?.postMessage({ type: 'remember', urls: [window.location.href, ...loaded] })
}

function isSupported(): boolean {
  return process.env.NODE_ENV === 'production' && 'serviceWorker' in navigator
}
