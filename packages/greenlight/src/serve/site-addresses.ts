import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { isRecord } from '#support/is-record'

/** A redirect as the build left it. */
export interface ServedRedirect {
  readonly fromPath: string
  readonly toPath: string
  readonly isPermanent: boolean
  readonly ignoreCase: boolean
  readonly statusCode?: number
}

/** What a server must know of a built site beside its files. */
export interface SiteAddresses {
  readonly redirects: readonly ServedRedirect[]
  /** Pages whose address has parameters, the most specific first. */
  readonly matchPaths: readonly { readonly path: string; readonly matchPath: string }[]
}

/**
 * Makes a function that gives what the last build wrote for servers, empty where there was none. Files are read again
 * when a build has put others in their place.
 */
export function watchSiteAddresses(root: string): () => SiteAddresses {
  const redirects = watchList(join(root, '.cache/greenlight/redirects.json'), toRedirect)
  const matchPaths = watchList(join(root, '.cache/match-paths.json'), entry =>
    isRecord(entry) && typeof entry.path === 'string' && typeof entry.matchPath === 'string'
      ? [{ path: entry.path, matchPath: entry.matchPath }]
      : [],
  )
  return () => ({ redirects: redirects(), matchPaths: matchPaths() })
}

function watchList<T>(file: string, read: (entry: unknown) => T[]): () => readonly T[] {
  let known: readonly T[] = []
  let state: string | undefined
  return () => {
    const found = statSync(file, { throwIfNoEntry: false })
    const now = found && `${found.ino} ${found.size} ${found.mtimeMs}`
    if (now !== state) known = readList(file).flatMap(read)
    state = now
    return known
  }
}

function readList(file: string): readonly unknown[] {
  if (!existsSync(file)) return []
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return Array.isArray(value) ? value : []
}

function toRedirect(entry: unknown): ServedRedirect[] {
  if (!isRecord(entry) || typeof entry.fromPath !== 'string' || typeof entry.toPath !== 'string') {
    return []
  }
  const { fromPath, toPath, isPermanent, ignoreCase, statusCode } = entry
  return [
    {
      fromPath,
      toPath,
      isPermanent: isPermanent === true,
      ignoreCase: ignoreCase !== false,
      ...(typeof statusCode === 'number' ? { statusCode } : {}),
    },
  ]
}

/** Where a request goes instead: status and address; undefined where it stays. */
export function redirectOf(
  pathname: string,
  redirects: readonly ServedRedirect[],
): { readonly status: number; readonly location: string } | undefined {
  const plain = withoutEndSlash(pathname)
  for (const { fromPath, toPath, isPermanent, ignoreCase, statusCode } of redirects) {
    const from = withoutEndSlash(fromPath)
    const isMeant = ignoreCase ? from.toLowerCase() === plain.toLowerCase() : from === plain
    if (isMeant) return { status: statusCode ?? (isPermanent ? 301 : 302), location: toPath }
  }
  return undefined
}

/** The path that a page has when it was asked for with the wrong slash at its end; undefined for all else. */
export function rightSlash(
  pathname: string,
  { folder, trailingSlash }: { readonly folder: string; readonly trailingSlash: string },
): string | undefined {
  // Two slashes at the beginning of an address would name another host.
  if (pathname === '/' || pathname.startsWith('//') || trailingSlash === 'ignore') return undefined
  const hasSlash = pathname.endsWith('/')
  if (hasSlash === (trailingSlash === 'always')) return undefined
  const page = join(folder, decode(pathname), 'index.html')
  if (!page.startsWith(folder + sep) || !existsSync(page)) return undefined
  return hasSlash ? withoutEndSlash(pathname) : `${pathname}/`
}

/** Files that an address may name, absolute, the likeliest first; none for one that leads out of the folder. */
export function filesFor(pathname: string, folder: string): readonly string[] {
  const path = decode(pathname)
  const file = join(folder, path)
  if (/\0|\/\//.test(path) || !`${file}${sep}`.startsWith(folder + sep)) return []
  const page = join(file, 'index.html')
  if (path.endsWith('/')) return [page]
  return [file, page, `${file}.html`]
}

/** File of the page whose parameters fit an address, below `public`. */
export function matchedPage(
  pathname: string,
  matchPaths: SiteAddresses['matchPaths'],
): string | undefined {
  const parts = segmentsOf(decode(pathname))
  const found = matchPaths.find(({ matchPath }) => isMatch(segmentsOf(matchPath), parts))
  return found && `${withoutEndSlash(found.path)}/index.html`
}

function isMatch(pattern: readonly string[], parts: readonly string[]): boolean {
  const [segment, ...rest] = pattern
  if (segment === undefined) return parts.length === 0
  if (segment.startsWith('*')) return true
  const [part, ...others] = parts
  if (part === undefined) return false
  return (segment.startsWith(':') || segment === part) && isMatch(rest, others)
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter(segment => segment !== '')
}

function withoutEndSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
