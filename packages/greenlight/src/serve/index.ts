// What serving a built site is made of.

export { cacheControl } from './cache-control.ts'
export { matchedPage, readSiteAddresses, redirectOf, rightSlash } from './site-addresses.ts'
