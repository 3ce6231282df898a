import { pluginStoreName, type SharedCache, type SiteCache } from '#cache'
import type { SiteConfig } from '#config'
import { type NodeStore, type SharedNodes, shareNodes } from '#nodes'
import type { Program } from '#plugin-api'
import type { InferredTypes } from '#schema'
import { redirectModules } from './plugin-api/modules/redirect-modules.ts'
import type { RedirectMap } from './plugin-api/modules/redirect-target.ts'
import type { RemoteRequests } from './site-engine.ts'

/** A site of one moment, as other threads of the process open it to answer its queries. Plain data. */
export interface SharedSite {
  readonly root: string
  readonly prefixPaths: boolean
  readonly twins: boolean
  readonly redirects: RedirectMap
  readonly program: Readonly<Program>
  readonly remote: RemoteRequests
  readonly nodes: SharedNodes
  /** Caches and statuses of plugins. */
  readonly caches: SharedCache
  readonly inferred: InferredTypes
}

/** What a site is shared from. */
export interface SharingSite {
  readonly config: SiteConfig
  readonly twins: boolean
  readonly program: Readonly<Program>
  readonly remote: RemoteRequests
  readonly store: NodeStore
  readonly cache: SiteCache
  readonly inferred: InferredTypes
}

/**
 * Describes a site for other threads.
 *
 * @param cachesUntil lengths of the cache's stores; what plugins put into their caches beyond them is left out
 * @throws the error of the file system when nodes or caches cannot be written
 */
export function shareSite(
  { config, twins, program, remote, store, cache, inferred }: SharingSite,
  cachesUntil: ReadonlyMap<string, number>,
): SharedSite {
  return {
    root: config.root,
    prefixPaths: config.prefixPaths,
    twins,
    redirects: redirectModules(config.root),
    program,
    remote,
    nodes: shareNodes(store, cache),
    caches: cache.share(name => name.startsWith(pluginStoreName('')), cachesUntil),
    inferred,
  }
}
