/** Names that Gatsby, its pictures and Pagefind give: another content has another name. */
const hashed = [
  /^\/static\/[0-9a-f]{16,}\//,
  /^\/static\/[^/]+-[0-9a-f]{32}\.[a-z0-9]+$/,
  /-[0-9a-f]{20}\.(js|css)(\.map)?$/,
  /^\/pagefind\/(fragment|index|filter)\//,
  /^\/pagefind\/.*\.pf_meta$/,
]

/** `Cache-Control` of a path: a year for names with a hash, ask every time for the rest. */
export function cacheControl(pathname: string): string {
  return hashed.some(pattern => pattern.test(pathname))
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=0, must-revalidate'
}
