import { hash } from 'node:crypto'

const LONGEST_SEGMENT_BYTES = 255
const KEPT_CHARACTERS = 50

/**
 * Adds or removes the slash at the end of a path by the site's setting, as gatsby-page-utils'
 * `applyTrailingSlashOption`: paths of files (`.html`, `.xml`, `.pdf`, `.json`, ...) never get one.
 */
export function applyTrailingSlash(path: string, option: 'always' | 'never' | 'ignore'): string {
  if (path === '/') return path
  if (option === 'always') {
    if (/\.(?:html|json|js|map|txt|xml|pdf)$/.test(path)) return path
    return path.endsWith('/') ? path : `${path}/`
  }
  return option === 'never' && path.endsWith('/') ? path.slice(0, -1) : path
}

/** Shortens each segment that is too long for a file name: its first 50 characters and the md5 of the rest. */
export function truncatePath(path: string): string {
  return path.replace(/[^/]+/g, segment =>
    Buffer.byteLength(segment) > LONGEST_SEGMENT_BYTES
      ? segment.slice(0, KEPT_CHARACTERS) + hash('md5', segment.slice(KEPT_CHARACTERS))
      : segment,
  )
}
