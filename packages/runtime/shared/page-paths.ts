import { pick } from '@gatsbyjs/reach-router'
import type { BrowserRedirect } from './redirects.ts'

/** What the site's addresses are. */
export interface SiteAddresses {
  readonly matchPaths: readonly { readonly path: string; readonly matchPath: string }[]
  readonly redirects: readonly BrowserRedirect[]
}

/** Answers which page stands behind an address. */
export interface PagePaths {
  /** Path of the page for an address of the site: no prefix, search, hash or slash at the end. */
  find(address: string): string
  /** Path of the page whose `matchPath` fits, if any. */
  findMatchPath(address: string): string | undefined
  /** Parameters of the address by the page's `matchPath`. */
  paramsOf(address: string): Readonly<Record<string, string>>
  redirectFor(pathname: string): BrowserRedirect | undefined
}

export function createPagePaths({ matchPaths, redirects }: SiteAddresses): PagePaths {
  const routes = matchPaths.map(({ path, matchPath }) => ({ path: matchPath, page: path }))
  const known = new Map<string, string>()

  function match(address: string) {
    const path = cleanPath(address)
    const found = routes.length > 0 ? pick(routes, path) : null
    const route = found && routes.find(({ path }) => path === found.route.path)
    return found && route ? { page: withoutEndSlash(route.page), params: found.params } : undefined
  }

  const redirectFor = (pathname: string) =>
    redirects.find(({ fromPath, ignoreCase }) =>
      ignoreCase ? fromPath.toLowerCase() === pathname.toLowerCase() : fromPath === pathname,
    )

  const paths: PagePaths = {
    find(address) {
      const trimmed = trimPath(address)
      const before = known.get(trimmed)
      if (before !== undefined) return before
      const redirect = redirectFor(address)
      if (redirect) return paths.find(redirect.toPath)
      const path = match(trimmed)?.page ?? cleanPath(address)
      known.set(trimmed, path)
      return path
    },
    findMatchPath: address => match(address)?.page,
    paramsOf: address => match(address)?.params ?? {},
    redirectFor,
  }
  return paths
}

function cleanPath(address: string): string {
  const path = trimPath(address)
  return path === '/index.html' ? '/' : withoutEndSlash(path)
}

/** An absolute path without prefix and hash, decoded; a search stays, as part of the name of server-rendered pages. */
function trimPath(address: string): string {
  const isAbsolute = address.startsWith('/') || /^https?:\/\//.test(address)
  const absolute = isAbsolute ? address : fromHere(address)
  const [path = '', search] = absolute.split('?')
  const whole = decode(path) + (search === undefined ? '' : `?${search}`)
  return withoutPrefix(whole, decode(__BASE_PATH__)).split('#')[0] ?? '/'
}

/** A relative address from the page one is on, every page being a folder. */
function fromHere(address: string): string {
  const { href } = window.location
  return new URL(address, href.endsWith('/') ? href : `${href}/`).pathname
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** A path without the site's prefix. */
export function withoutPrefix(path: string, prefix: string): string {
  if (prefix === '') return path
  if (path === prefix) return '/'
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path
}

function withoutEndSlash(pathAndSearch: string): string {
  const [path = '', search] = pathAndSearch.split('?')
  const short = path !== '/' && path.endsWith('/') ? path.slice(0, -1) : path
  return search === undefined ? short : `${short}?${search}`
}
