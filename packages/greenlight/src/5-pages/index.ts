// Stage 5: SiteSchema -> PageSet.

export { componentChunkName } from './component-chunk-name.ts'
export {
  functionsNotBuilt,
  lateCreatePage,
  pageConfigFailed,
  pagesDeferred,
  pagesOnRequest,
  statusPageOnRequest,
} from './errors.ts'
export { hashPage } from './hash-page.ts'
// Which page shows a node.
export {
  type NodeManifest,
  type NodeManifests,
  readNodeManifest,
  resolveNodeManifests,
  type WrittenManifest,
} from './node-manifests.ts'
export type { Page, PageCreator, PageInput, Redirect } from './page.ts'
export { createPageCascade, type PageCascade } from './page-cascade.ts'
export { withPageOrder } from './page-order.ts'
export { applyTrailingSlash } from './page-path.ts'
// The pages, and what follows when one is created.
export {
  createPageStore,
  type PageEvent,
  type PageStore,
  type PageStoreOptions,
} from './page-store.ts'
export { createSliceStore, type Slice, type SliceStore } from './slice-store.ts'
export { slicesOfPage, type UsedSlice } from './slices-of-page.ts'
