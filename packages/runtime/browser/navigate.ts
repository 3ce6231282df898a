import { navigate as changeLocation, globalHistory } from '@gatsbyjs/reach-router'
import type { NavigateOptions } from '../gatsby/link.tsx'
import { parsePath } from '../gatsby/paths.ts'
import type { PluginHooks } from '../shared/plugin-hooks.ts'
import type { Emitter } from './emitter.ts'
import { type PagePaths, withoutPrefix } from './find-page-path.ts'
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
  return async (to, options = {}) => {
    if (typeof to === 'number') return globalHistory.navigate(to)
    const { pathname, search, hash } = parsePath(to)
    const redirect = paths.redirectFor(withoutPrefix(pathname, __BASE_PATH__))
    const target = redirect ? redirect.toPath + search + hash : to
    if (window.___swUpdated) {
      window.location.assign(target)
      return
    }
    const timer = setTimeout(() => {
      emitter.emit('onDelayedLoadPageResources', { pathname })
      hooks.run('onRouteUpdateDelayed', { location: window.location })
    }, LONG_WAIT)
    const page = await loader.loadPage(parsePath(target).pathname + search)
    clearTimeout(timer)
    // What cannot be loaded is left to the browser: it may be no page of the site.
    if (page) await changeLocation(target, options)
    else window.location.assign(target)
  }
}
