// What a site keeps between runs, and what that depends on.
export type { CacheFiles } from './cache-files.ts'
export { type CacheKey, type CacheKeyInput, cacheKeyOf, type KeyPlugin } from './cache-key.ts'
// One command at a time in a folder.
export { type FolderLock, lockFolder } from './folder-lock.ts'
// The `cache` of plugins.
export {
  createPluginCaches,
  type PluginCache,
  type PluginCacheSource,
  type PluginRecords,
} from './plugin-cache.ts'
export { openPluginStatuses, type PluginStatuses } from './plugin-status.ts'
export type { RecordStore } from './record-store.ts'
// What other threads see of it.
export {
  openSharedStore,
  type SharedCache,
  type SharedRecords,
  type SharedStore,
  shareBytes,
} from './shared-cache.ts'
export {
  openSiteCache,
  pluginStoreName,
  type SiteCache,
  type SiteCacheOptions,
} from './site-cache.ts'
