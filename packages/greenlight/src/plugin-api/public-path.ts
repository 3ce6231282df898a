import type { SiteConfig } from '#config'

/**
 * Prefix of all addresses of the site: asset prefix and path prefix, with `--prefix-paths` only (as Gatsby's
 * `getPublicPath`). Empty, or beginning with a slash or a host and without a slash at the end.
 */
export function publicPathOf({ prefixPaths, gatsbyConfig }: SiteConfig): string {
  const parts = [gatsbyConfig.assetPrefix, gatsbyConfig.pathPrefix].filter(Boolean)
  if (!prefixPaths || parts.length === 0) return ''
  const path = parts.map(part => part?.replace(/(^\/)|(\/$)/g, '')).join('/')
  return /^(?:https?:)?\/\//.test(path) ? path : `/${path}`
}
