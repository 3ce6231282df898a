import type { Problem } from '#diagnostics'
import type { Page } from '#pages'
import type { QueryReads, SiteSchema } from '#schema'
import { pageQueryFailed, staticQueryFailed } from './errors.ts'
import type { CompiledQuery, ExtractedQueries } from './query.ts'

/** What a page's query gave; neither data nor reads where the page has none. */
export interface PageQueryResult {
  readonly page: Page
  readonly result: { readonly data?: unknown; readonly errors?: readonly unknown[] }
  readonly reads?: QueryReads
  readonly problems: readonly Problem[]
}

/** Runs the query of each page, one after another; nothing of a page is kept once the next is asked for. */
export async function* runQueries({
  schema,
  queries,
  pages,
}: {
  readonly schema: SiteSchema
  readonly queries: ExtractedQueries
  readonly pages: Iterable<Page>
}): AsyncGenerator<PageQueryResult> {
  for (const page of pages) {
    const query = queries.pageQueries.get(page.componentPath)
    yield query ? await runPageQuery(schema, query, page) : { page, result: {}, problems: [] }
  }
}

async function runPageQuery(
  schema: SiteSchema,
  query: CompiledQuery,
  page: Page,
): Promise<PageQueryResult> {
  const variables = { ...page, ...page.context }
  const { data, errors, reads } = await schema.execute({
    query: query.text,
    variables,
    pageContext: variables,
    path: page.path,
  })
  const problems = (errors ?? []).map(error => pageQueryFailed(error, query, page.path))
  const result = { ...(data === undefined ? {} : { data }), ...(errors?.length ? { errors } : {}) }
  return { page, result, reads, problems }
}

/**
 * Runs all static queries.
 * @returns text of each result's file, by hash, and what went wrong
 */
export async function runStaticQueries(
  schema: SiteSchema,
  queries: ReadonlyMap<string, CompiledQuery>,
): Promise<{
  readonly results: ReadonlyMap<string, string>
  readonly problems: readonly Problem[]
}> {
  const results = new Map<string, string>()
  const problems: Problem[] = []
  for (const [hash, query] of queries) {
    const path = `/static-query-result/${hash}/`
    const { data, errors } = await schema.execute({
      query: query.text,
      path,
      pageContext: { path },
    })
    problems.push(...(errors ?? []).map(error => staticQueryFailed(error, query)))
    results.set(hash, JSON.stringify({ data }))
  }
  return { results, problems }
}
