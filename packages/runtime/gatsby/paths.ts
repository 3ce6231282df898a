/** An address taken apart. */
export interface ParsedPath {
  readonly pathname: string
  /** With its `?`, or empty. */
  readonly search: string
  /** With its `#`, or empty. */
  readonly hash: string
}

/** Takes a path apart; of an empty one the pathname is `/`. */
export function parsePath(path: string): ParsedPath {
  const [beforeHash = '', ...hash] = path.split('#')
  const [pathname = '', ...search] = beforeHash.split('?')
  return {
    pathname: pathname || '/',
    search: search.length > 0 && search.join('?') !== '' ? `?${search.join('?')}` : '',
    hash: hash.length > 0 && hash.join('#') !== '' ? `#${hash.join('#')}` : '',
  }
}

/** Puts the path prefix of pages before a path of the site. */
export function withPrefix(path: string, prefix: string = __BASE_PATH__): string {
  if (!isLocal(path)) return path
  if (path.startsWith('./') || path.startsWith('../')) return path
  return `${prefix}${path.startsWith('/') ? path : `/${path}`}`
}

/** Puts the prefix of files before a path of the site. */
export function withAssetPrefix(path: string): string {
  return withPrefix(path, __PATH_PREFIX__)
}

/** Whether an address lies within the site: no protocol, no host. */
export function isLocal(path: unknown): path is string {
  return typeof path === 'string' && !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(path)
}

/** The path as the site's `trailingSlash` setting has it; search and hash stay. */
export function withTrailingSlash(path: string): string {
  const { pathname, search, hash } = parsePath(path)
  return applySetting(pathname) + search + hash
}

const FILE = /\.(?:html|json|js|map|txt|xml|pdf)$/

function applySetting(pathname: string): string {
  if (pathname === '/' || __TRAILING_SLASH__ === 'ignore') return pathname
  if (__TRAILING_SLASH__ === 'never') return pathname.replace(/\/$/, '')
  return FILE.test(pathname) || pathname.endsWith('/') ? pathname : `${pathname}/`
}
