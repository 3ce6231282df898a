import type { PluginHooks } from '../shared/plugin-hooks.ts'

/** Registers the site's `sw.js` and tells plugins of its states. */
export async function registerServiceWorker(hooks: PluginHooks): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    const registration = await navigator.serviceWorker.register(`${__BASE_PATH__}/sw.js`)
    const tell = (hook: string) => hooks.run(hook, { serviceWorker: registration })
    registration.addEventListener('updatefound', () => {
      tell('onServiceWorkerUpdateFound')
      const worker = registration.installing
      worker?.addEventListener('statechange', () => {
        if (worker.state === 'redundant') tell('onServiceWorkerRedundant')
        if (worker.state === 'activated') tell('onServiceWorkerActive')
        if (worker.state !== 'installed') return
        if (!navigator.serviceWorker.controller) {
          tell('onServiceWorkerInstalled')
          return
        }
        window.___swUpdated = true
        tell('onServiceWorkerUpdateReady')
        if (window.___failedResources) window.location.reload()
      })
    })
  } catch (error) {
    console.error('The service worker could not be registered:', error)
  }
}
