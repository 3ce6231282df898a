import isEqual from 'lodash-es/isEqual.js'
import type { Problem } from '#diagnostics'
import { buildPage } from './build-page.ts'
import { ambiguousSlash } from './errors.ts'
import type { Page, PageCreator, PageInput, Redirect } from './page.ts'
import { createPageConflicts } from './page-conflicts.ts'

/** What happened to a page, told after the store has it. */
export type PageEvent =
  | { readonly kind: 'created'; readonly page: Page; readonly plugin: PageCreator }
  | { readonly kind: 'deleted'; readonly page: { readonly path: string } }

export interface PageStoreOptions {
  readonly root: string
  readonly trailingSlash: 'always' | 'never' | 'ignore'
  /** Path prefix of relative redirects; empty where none is wanted. */
  readonly pathPrefix: string
  /** Whether the content of components is checked, as in a production build. */
  readonly checkContent: boolean
  /** The file that stands in for a theme's template. */
  readonly shadowOf?: (component: string) => string | undefined
  /** Folder of a plugin, by its name, to tell the places of its calls. */
  readonly folderOf?: (plugin: string) => string | undefined
  readonly warn: (problem: Problem) => void
  readonly onEvent: (event: PageEvent) => void
}

/** The pages and redirects of a site. */
export interface PageStore {
  /** By path, in order of creation. */
  readonly pages: ReadonlyMap<string, Page>
  readonly redirects: readonly Redirect[]
  /**
   * Adds a page or replaces the one at its path.
   * @param hook the plugin's hook that is running, where it is one
   * @throws ProblemError as `buildPage`; nothing has changed then
   */
  createPage(input: PageInput, plugin: PageCreator, hook?: string): Page
  /**
   * Says whether pages created from now on belong to `createPagesStatefully`, those of `onCreatePage` and the
   * status pages that follow from them included, as Gatsby tells by the trace of the call.
   */
  setStateful(stateful: boolean): void
  /** Deletes by path; an unknown path is nothing to do. */
  deletePage(page: { readonly path: string }): void
  /** Adds a redirect unless there is an equal one. */
  createRedirect(input: Readonly<Record<string, unknown>>): void
  /** Deletes the pages that were not created since a moment (milliseconds since 1970), as after `createPages`. */
  deleteOlderThan(moment: number): void
  /** Sets when a page is rendered, once its template is known. Plugins are not told, as in Gatsby. */
  setMode(path: string, mode: Page['mode']): void
  /** What is wrong with the pages among each other; to be asked when all are created. */
  conflicts(): readonly Problem[]
}

/** Makes the page store of one site. */
export function createPageStore(options: PageStoreOptions): PageStore {
  const { onEvent, warn } = options
  const pages = new Map<string, Page>()
  const redirects: Redirect[] = []
  const checkedComponents = new Map<string, string>()
  const chunkNames = new Map<string, string>()
  const conflicts = createPageConflicts({ folderOf: () => undefined, ...options })
  let stateful = false

  function deletePage(page: { readonly path: string }): void {
    if (!pages.delete(page.path)) return
    conflicts.deleted(page.path)
    onEvent({ kind: 'deleted', page })
  }

  return {
    pages,
    redirects,
    setStateful(value) {
      stateful = value
    },
    createPage(input, plugin, hook) {
      const page = buildPage(input, plugin, {
        ...options,
        ...{ stateful, checkedComponents, chunkNames },
      })
      const other = page.path.endsWith('/') ? page.path.slice(0, -1) : `${page.path}/`
      if (pages.has(other)) warn(ambiguousSlash(page.path, other, plugin.name))
      conflicts.created(page, { plugin, hook }, pages.get(page.path))
      pages.set(page.path, page)
      onEvent({ kind: 'created', page, plugin })
      return page
    },
    deletePage,
    createRedirect({ fromPath, toPath, ...rest }) {
      const redirect: Redirect = {
        fromPath: withPrefix(String(fromPath), options.pathPrefix),
        isPermanent: false,
        ignoreCase: true,
        redirectInBrowser: false,
        toPath: withPrefix(String(toPath), options.pathPrefix),
        ...rest,
      }
      if (!redirects.some(known => isEqual(known, redirect))) redirects.push(redirect)
    },
    deleteOlderThan(moment) {
      for (const page of [...pages.values()]) if (page.updatedAt < moment) deletePage(page)
    },
    setMode(path, mode) {
      const page = pages.get(path)
      if (page && page.mode !== mode) pages.set(path, { ...page, mode })
    },
    conflicts: () => conflicts.list(pages.values()),
  }
}

/** Addresses with a protocol, or none but a host, stay as they are. */
function withPrefix(path: string, prefix: string): string {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(path) ? path : prefix + path
}
