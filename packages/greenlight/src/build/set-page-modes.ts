import { functionsNotBuilt, type Page, pagesOnRequest, statusPageOnRequest } from '#pages'
import { listSiteFunctions } from '#plugin-api'
import type { ExtractedQueries } from '#queries'
import type { Site } from '../site.ts'

const STATUS_PAGE = /^\/(?:404|500)\.html$/

/**
 * Sets the mode of pages by what their templates export, as Gatsby does, and says what becomes of those that Gatsby
 * would not render in the build, and of functions: nothing that a site has is dropped without a word.
 */
export function setPageModes(
  { pages, failures, config, runner }: Site,
  { components }: ExtractedQueries,
): void {
  const onRequest = new Map<string, string[]>()
  for (const { path, componentPath } of pages.pages.values()) {
    const exports = components.get(componentPath)
    const file = componentPath.split('?')[0] ?? componentPath
    if (exports?.getServerData && STATUS_PAGE.test(path)) {
      failures.add(statusPageOnRequest(file, path))
    } else if (exports?.getServerData) {
      pages.setMode(path, 'SSR')
      const paths = onRequest.get(file) ?? []
      paths.push(path)
      onRequest.set(file, paths)
    }
  }
  for (const [file, paths] of onRequest) failures.add(pagesOnRequest(file, paths))
  const functions = listSiteFunctions({ root: config.root, plugins: runner.plugins })
  const [first] = functions
  if (first) {
    const routes = functions.map(({ functionRoute }) => `/api/${functionRoute}`)
    failures.add(functionsNotBuilt(first.originalAbsoluteFilePath, routes))
  }
}

/** The pages that are rendered in the build. */
export function staticPages({ pages }: Site): readonly Page[] {
  return [...pages.pages.values()].filter(({ mode }) => mode !== 'SSR')
}
