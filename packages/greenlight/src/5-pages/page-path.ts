import { hash } from 'node:crypto'

const LONGEST_SEGMENT_BYTES = 255
/** UTF-8 takes at most so many for one unit of a JavaScript string. */
const BYTES_PER_UNIT = 3
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
  if (path.length * BYTES_PER_UNIT <= LONGEST_SEGMENT_BYTES) return path
  return path.replace(/[^/]+/g, segment =>
    Buffer.byteLength(segment) > LONGEST_SEGMENT_BYTES
      ? segment.slice(0, KEPT_CHARACTERS) + hash('md5', segment.slice(KEPT_CHARACTERS))
      : segment,
  )
}

/**
 * Whether a path could name a file outside of the site's output, on any system: `..` as a segment, also percent-encoded
 * or between backslashes, a drive or a protocol in front, a zero byte.
 */
export function leadsOut(path: string): boolean {
  const decoded = decode(path)
  return (
    (decoded.includes('..') && /(?:^|[\\/])\.\.(?:[\\/]|$)/.test(decoded)) ||
    /^\/?(?:[a-z]:[\\/]|file:|\\\\)/i.test(decoded) ||
    decoded.includes('\0')
  )
}

function decode(path: string): string {
  if (!path.includes('%')) return path
  // One escape at a time: where one is no text, the others still count.
  return path.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
