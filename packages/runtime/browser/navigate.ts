import { navigate as changeLocation, globalHistory } from '@gatsbyjs/reach-router'
import type { NavigateOptions } from '../gatsby/link.tsx'
import { isLocal, parsePath } from '../gatsby/paths.ts'
import type { PagePaths } from '../shared/page-paths.ts'
import type { PluginHooks } from '../shared/plugin-hooks.ts'
import type { Emitter } from './emitter.ts'
import type { PageLoader } from './page-loader.ts'

/** After so many milliseconds without the page, plugins are told that it takes long. */
const LONG_WAIT = 1000

/** Makes the function that goes to a page: the page is loaded first, then the address changes. */
export function createNavigate({
  loader,
  paths,
  hooks,
  emitter,
}: {
  readonly loader: PageLoader
  readonly paths: PagePaths
  readonly hooks: PluginHooks
  readonly emitter: Emitter
}): (to: string | number, options?: NavigateOptions) => Promise<void> {
  let latest = 0
  return async (to, options = {}) => {
    if (typeof to === 'number') return globalHistory.navigate(to)
    latest += 1
    const turn = latest
    const { pathname, search, hash } = parsePath(to)
    const redirect = paths.redirectFor(pathname)
    const target = redirect ? redirect.toPath + search + hash : to
    if (window.___swUpdated || !isLocal(target)) {
      window.location.assign(target)
      return
    }
    const timer = setTimeout(() => {
      emitter.emit('onDelayedLoadPageResources', { pathname })
      hooks.run('onRouteUpdateDelayed', { location: window.location })
    }, LONG_WAIT)
    const page = await loader.loadPage(parsePath(target).pathname + search)
    clearTimeout(timer)
    // The reader has chosen another link meanwhile.
    if (turn !== latest) return
    // What cannot be loaded is left to the browser: it may be no page of the site, or one of a newer build.
    if (page && !loader.isOutdated()) await changeLocation(target, options)
    else window.location.assign(target)
  }
}
