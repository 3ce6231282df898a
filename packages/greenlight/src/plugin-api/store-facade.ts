import type { PluginStatuses } from '#cache'
import type { SiteConfig } from '#config'
import type { Jobs } from '#jobs'
import type { NodeManifest, PageStore, Slice } from '#pages'
import type { Plugin } from '#plugins'
import type { SiteFunction } from './site-functions.ts'

/** The part of the command line and site that plugins read as `store.getState().program`. */
export interface Program {
  readonly directory: string
  readonly prefixPaths: boolean
  /** Extensions of modules; known after `resolvableExtensions`. */
  extensions: readonly string[]
  readonly browserslist: readonly string[]
  readonly _: string
  readonly host?: string
  readonly port?: number
}

/** The stores behind the slices of the façade. */
export interface StoreSources {
  readonly config: SiteConfig
  readonly program: Program
  readonly plugins: () => readonly Plugin[]
  readonly pages: () => PageStore
  readonly statuses: () => PluginStatuses
  readonly requestHeaders: ReadonlyMap<string, unknown>
  readonly slices: () => ReadonlyMap<string, Slice>
  readonly nodeManifests: readonly NodeManifest[]
  readonly remoteFileUrls: ReadonlySet<string>
  readonly imageSourceUrls: ReadonlySet<string>
  readonly functions: () => readonly SiteFunction[]
  readonly jobs: () => Pick<Jobs, 'complete' | 'incomplete'>
}

/**
 * The `store` that plugins receive: read-only, with the slices of Gatsby's state that published plugins read.
 * Slices are computed when they are read, so they are never out of date.
 */
export interface StoreFacade {
  getState(): Readonly<Record<string, unknown>>
  /** Nothing is changed by dispatching; functions are called, arrays dispatched one by one, as redux-thunk does. */
  dispatch(action: unknown): unknown
  subscribe(listener: () => void): () => void
}

/** Makes the façade of one site. */
export function createStoreFacade(sources: StoreSources): StoreFacade {
  const state = {
    get program() {
      return sources.program
    },
    get config() {
      return sources.config.gatsbyConfig
    },
    get pages() {
      return sources.pages().pages
    },
    get redirects() {
      return sources.pages().redirects
    },
    get components() {
      return componentsOf(sources.pages(), sources.slices())
    },
    get status() {
      return { plugins: sources.statuses().all }
    },
    get flattenedPlugins() {
      return sources.plugins()
    },
    get jobsV2() {
      const { complete, incomplete } = sources.jobs()
      return { complete, incomplete }
    },
    get requestHeaders() {
      return sources.requestHeaders
    },
    get functions() {
      return sources.functions()
    },
    get slices() {
      return sources.slices()
    },
    get nodeManifests() {
      return sources.nodeManifests
    },
    get remoteFileAllowedUrls() {
      return sources.remoteFileUrls
    },
    get telemetry() {
      return { gatsbyImageSourceUrls: sources.imageSourceUrls }
    },
  }
  const facade: StoreFacade = {
    getState: () => state,
    dispatch(action) {
      if (Array.isArray(action)) return action.map(item => facade.dispatch(item))
      return typeof action === 'function' ? action(facade.dispatch, facade.getState) : action
    },
    subscribe: () => () => {},
  }
  return facade
}

interface Component {
  readonly componentPath: string
  readonly componentChunkName: string
  readonly pages: Set<string>
  readonly isInBootstrap: boolean
  readonly isSlice: boolean
}

function componentsOf(
  { pages }: PageStore,
  slices: ReadonlyMap<string, Slice>,
): ReadonlyMap<string, Component> {
  const components = new Map<string, Component>()
  const add = (
    { componentPath, componentChunkName }: Pick<Slice, 'componentPath' | 'componentChunkName'>,
    user: string,
    isSlice: boolean,
  ) => {
    const component = components.get(componentPath) ?? {
      ...{ componentPath, componentChunkName, pages: new Set<string>() },
      ...{ isInBootstrap: true, isSlice },
    }
    component.pages.add(user)
    components.set(componentPath, component)
  }
  for (const page of pages.values()) add(page, page.path, false)
  for (const slice of slices.values()) add(slice, slice.name, true)
  return components
}
