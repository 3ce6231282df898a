// What serving a built site is made of.

export { cacheControl } from './cache-control.ts'
export { sendFile } from './send-file.ts'
export {
  filesFor,
  matchedPage,
  redirectOf,
  rightSlash,
  watchSiteAddresses,
} from './site-addresses.ts'
