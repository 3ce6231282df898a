import { relative } from 'node:path'
import isEqual from 'lodash-es/isEqual.js'
import { locateError, type Problem } from '#diagnostics'
import { moreConflicts, type PageSource, pathsByCase, twicePath } from './errors.ts'
import type { Page, PageCreator } from './page.ts'

/** Who creates a page: the plugin and the hook in which it does, where it is one. */
export interface PageOrigin {
  readonly plugin: PageCreator
  readonly hook: string | undefined
}

/** Sees to it that no page is lost behind another one. */
export interface PageConflicts {
  /** To be told of each page before it is in the store; `previous` is the page it replaces. */
  created(page: Page, origin: PageOrigin, previous: Page | undefined): void
  deleted(path: string): void
  /** What is wrong with the pages as they are: two at one path, or at paths that differ in case only. */
  list(pages: Iterable<Page>): readonly Problem[]
}

export interface PageConflictsOptions {
  readonly root: string
  /** Folders of plugins by name, in which places of `createPage` are looked for. */
  readonly folderOf: (plugin: string) => string | undefined
}

const SITE = 'default-site-plugin'
const PAGE_CREATOR = 'gatsby-plugin-page-creator'
const STATUS_PAGE = /^\/(?:(?:404|500)\.html|dev-404-page\/)$/
/** Conflicts that are told in full; a wrong slug makes thousands. */
const TOLD = 20

/**
 * Remembers where pages come from. Gatsby lets the last page of a path win and says nothing, and it writes paths that
 * differ in case only to one file where the file system, or the host, makes no difference.
 *
 * Replacing is meant, and no conflict, in `onCreatePage`, where the page stays the same, and where the site replaces
 * a page of a theme. Among plugins it is a warning, since a theme may build upon another.
 */
export function createPageConflicts({ root, folderOf }: PageConflictsOptions): PageConflicts {
  const origins = new Map<string, PageOrigin>()
  const known = new Map<string, PageOrigin>()
  const replaced = new Map<string, Problem>()
  let last: PageOrigin | undefined

  /** One object for each plugin and hook, since there may be a hundred thousand pages. */
  function intern(origin: PageOrigin): PageOrigin {
    if (last?.plugin === origin.plugin && last.hook === origin.hook) return last
    const key = `${origin.plugin.id ?? origin.plugin.name} ${origin.hook}`
    const first = known.get(key) ?? origin
    known.set(key, first)
    last = first
    return first
  }

  function sourceOf({ path, component }: Page): PageSource {
    const { plugin, hook } = origins.get(path) ?? { plugin: { name: 'unknown' }, hook: undefined }
    return { plugin: plugin.name, hook, component: relative(root, component) }
  }

  function isOfSite(page: Page, { plugin }: PageOrigin): boolean {
    if (plugin.name === SITE) return true
    return plugin.name === PAGE_CREATOR && page.component.startsWith(`${root}/src/`)
  }

  return {
    created(page, origin, previous) {
      const { path } = page
      const before = origins.get(path)
      // What a plugin makes of a page in onCreatePage is still the page of who created it.
      if (origin.hook === 'onCreatePage' && before) return
      origins.set(path, intern(origin))
      if (!before || !previous || STATUS_PAGE.test(path) || isSame(page, previous)) return
      const [first, second] = [isOfSite(previous, before), isOfSite(page, origin)]
      if (second && !first) return
      const { plugin } = origin
      const isOwn = before.plugin.name === plugin.name && plugin.name !== PAGE_CREATOR
      const folder = folderOf(plugin.name)
      const problem = twicePath({
        path,
        first: { ...sourceOf(previous), plugin: before.plugin.name, hook: before.hook },
        second: sourceOf(page),
        severity: isOwn || first ? 'error' : 'warning',
      })
      const place =
        plugin.name === PAGE_CREATOR ? undefined : locateError(new Error(), folder ? [folder] : [])
      replaced.set(path, { ...problem, ...(place ?? { file: page.component.split('?')[0] }) })
    },
    deleted(path) {
      origins.delete(path)
      replaced.delete(path)
    },
    list(pages) {
      const problems = [...replaced.values()]
      const byLowerCase = new Map<string, Page>()
      for (const page of pages) {
        const key = page.path.toLowerCase()
        const other = byLowerCase.get(key)
        if (other)
          problems.push(
            pathsByCase([other, page].map(page => ({ ...sourceOf(page), path: page.path }))),
          )
        else byLowerCase.set(key, page)
      }
      const rest = problems.length - TOLD
      return rest > 0 ? [...problems.slice(0, TOLD), moreConflicts(rest)] : problems
    },
  }
}

function isSame(a: Page, b: Page): boolean {
  return a.component === b.component && a.matchPath === b.matchPath && isEqual(a.context, b.context)
}
