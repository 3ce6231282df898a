import type { Page, Slice } from '#pages'

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

/** What a page's data is made of. */
export interface PageDataParts {
  /** JSON object with the query's `data`. */
  readonly resultJson: string
  readonly staticQueryHashes: readonly string[]
  /** Ids of the page's slices by alias. */
  readonly slicesMap: Readonly<Record<string, string>>
  /** Id of the node manifest that names the page. */
  readonly manifestId?: string | undefined
}

/** Text of a page's `page-data.json`, its keys in Gatsby's order. */
export function pageDataOf(
  page: Page,
  { resultJson, staticQueryHashes, slicesMap, manifestId }: PageDataParts,
): string {
  const { componentChunkName, path, matchPath } = page
  const after = JSON.stringify({
    staticQueryHashes,
    slicesMap,
    ...(matchPath ? { matchPath } : {}),
    ...(manifestId === undefined ? {} : { manifestId }),
  })
  const before = JSON.stringify({ componentChunkName, path })
  const result = withMember(resultJson, 'pageContext', pageContextOf(page))
  return `${before.slice(0, -1)},"result":${result},${after.slice(1)}`
}

/** `sliceContext` of a slice's component: its context and, as in Gatsby, a path that tells its id. */
export function sliceContextOf({ name, context }: Slice): Readonly<Record<string, unknown>> {
  return { path: `slice--${name}`, ...context }
}

/** Text of a slice's `slice-data/<id>.json`, its keys in Gatsby's order. */
export function sliceDataOf(
  slice: Slice,
  resultJson: string,
  staticQueryHashes: readonly string[],
): string {
  const result = withMember(resultJson, 'sliceContext', sliceContextOf(slice))
  const before = JSON.stringify({ componentChunkName: slice.componentChunkName })
  return `${before.slice(0, -1)},"result":${result},${JSON.stringify({ staticQueryHashes }).slice(1)}`
}

/** Adds a member to the text of a JSON object, so that a result need not be parsed to be sent on. */
function withMember(json: string, name: string, value: unknown): string {
  const separator = json === '{}' ? '' : ','
  return `${json.slice(0, -1)}${separator}${JSON.stringify({ [name]: value }).slice(1)}`
}
