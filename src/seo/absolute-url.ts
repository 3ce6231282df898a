/**
 * Returns `address` as an absolute URL: one that is absolute already stays as it is, a path is taken
 * from the root of the site.
 */
export function absoluteUrl(siteUrl: string, address: string): string {
  if (/^[a-z][a-z\d+.-]*:/i.test(address)) return address
  return `${siteUrl.replace(/\/+$/, '')}/${address.replace(/^\/+/, '')}`
}
