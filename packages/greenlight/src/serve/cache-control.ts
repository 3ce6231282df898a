/** Names that hold a hash of the content, as Gatsby and its plugins give them. */
const HASHED: readonly RegExp[] = [
  /^\/static\/[0-9a-f]{16,}\//,
  /^\/static\/[^/]+-[0-9a-f]{32}\.\w+$/,
  /^\/[^/]*[-.][0-9a-f]{20}\.(?:js|css)(?:\.map)?$/,
]

/** `Cache-Control` of a path within the site: a year where another content has another name, else ask every time. */
export function cacheControl(pathname: string): string {
  return HASHED.some(pattern => pattern.test(pathname))
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=0, must-revalidate'
}
