import type { Page } from '#pages'

/** Fields of a page that are no part of the context that components get, whoever gave them. */
const NOT_IN_CONTEXT = new Set([
  ...['path', 'internalComponentName', 'component', 'componentChunkName', 'updatedAt'],
  ...['pluginCreator___NODE', 'pluginCreatorId', 'componentPath', 'context'],
  ...['isCreatedByStatefulCreatePages', 'matchPath', 'mode', 'slices'],
])

/** `pageContext` of a page's component: the page's fields and its context, without what is Gatsby's own. */
export function pageContextOf(page: Page): Readonly<Record<string, unknown>> {
  const entries = Object.entries({ ...page, ...page.context })
  return Object.fromEntries(entries.filter(([key]) => !NOT_IN_CONTEXT.has(key)))
}

/** Text of a page's `page-data.json`, its keys in Gatsby's order. */
export function pageDataOf(
  page: Page,
  result: { readonly data?: unknown; readonly errors?: readonly unknown[] },
  staticQueryHashes: readonly string[],
): string {
  const { componentChunkName, path, matchPath, slices } = page
  return JSON.stringify({
    componentChunkName,
    path,
    result: { ...result, pageContext: pageContextOf(page) },
    staticQueryHashes,
    slicesMap: slices,
    ...(matchPath ? { matchPath } : {}),
  })
}
