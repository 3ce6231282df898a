import type { Nodes } from '#nodes'
import type { Emitter } from './emitter.ts'
import { setCurrentModules } from './modules/current-modules.ts'
import type { StoreFacade } from './store-facade.ts'

/** What modules of the `gatsby` package answer from; see `gatsby-package/`. */
export interface CurrentSite {
  readonly store: StoreFacade
  readonly emitter: Emitter
  readonly reporter: Readonly<Record<string, unknown>>
  readonly getCache: (name: string) => object
  readonly nodes: Nodes
  readonly createContentDigest: (input: unknown) => string
}

/**
 * Makes a site the one that `gatsby/...` modules in plugins answer for. Plugins reach those through `require`, so
 * there can be only one at a time in a process. `undefined` when the site is closed.
 */
export function setCurrentSite(site: CurrentSite | undefined): void {
  setCurrentModules(site)
}
