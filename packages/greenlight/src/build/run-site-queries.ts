import type { SiteBundle } from '#bundle'
import {
  type ExtractedQueries,
  pageDataOf,
  type QueryResults,
  runQueries,
  runStaticQueries,
} from '#queries'
import type { PageToRender } from '#render'
import type { Site } from '../site.ts'

/** Runs the queries of all pages, each page's result given on before the next. Failures of queries end the build. */
export async function* runPageQueries(
  { schema, pages, failures }: Site,
  {
    queries,
    bundle,
    answers,
  }: {
    readonly queries: ExtractedQueries
    readonly bundle: SiteBundle
    /** Answers of the last run. */
    readonly answers: QueryResults
  },
): AsyncGenerator<PageToRender> {
  for await (const { page, json, problems } of runQueries({
    schema,
    queries,
    results: answers,
    pages: pages.pages.values(),
  })) {
    for (const problem of problems) failures.add(problem)
    const { path, componentChunkName, component, matchPath } = page
    const staticQueryHashes = bundle.client.staticQueryHashes.get(componentChunkName) ?? []
    yield {
      path,
      componentChunkName,
      component,
      staticQueryHashes,
      pageData: pageDataOf(page, json, staticQueryHashes),
      ...(matchPath === undefined ? {} : { matchPath }),
    }
  }
  failures.throwIfAny()
}

/**
 * Runs all static queries. Failures end the build.
 * @returns each result as JSON, by hash
 */
export async function runAllStaticQueries(
  { schema, failures }: Site,
  { staticQueries }: ExtractedQueries,
): Promise<ReadonlyMap<string, string>> {
  const { results, problems } = await runStaticQueries(schema, staticQueries)
  for (const problem of problems) failures.add(problem)
  return results
}
