import { contentHash } from '#support/content-hash'
import type { Page } from './page.ts'

/** Tells a page from others, and from what it was: a hash of all of its fields but the time. */
export function hashPage(page: Page): string {
  const { path, matchPath, component, componentChunkName, internalComponentName } = page
  const { isCreatedByStatefulCreatePages, pluginCreatorId, mode, defer, ownerNodeId } = page
  // The other fields repeat one of these.
  const name = [path, matchPath, component, componentChunkName, internalComponentName]
  const kind = [isCreatedByStatefulCreatePages, pluginCreatorId, mode, defer, ownerNodeId]
  return contentHash(JSON.stringify([name, kind, page.slices, page.context]))
}
