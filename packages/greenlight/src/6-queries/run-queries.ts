import type { GraphQLError } from 'graphql'
import type { Problem } from '#diagnostics'
import type { Page, Slice } from '#pages'
import type { SiteSchema } from '#schema'
import { pageQueryFailed, sliceQueryFailed, staticQueryFailed } from './errors.ts'
import type { NodeNames } from './explain-run.ts'
import { sliceContextOf } from './page-data.ts'
import type { CompiledQuery, ExtractedQueries } from './query.ts'
import type { QueryResults, QueryRun } from './query-results.ts'

/** What the query of a page or slice gave. */
export interface QueryOutcome {
  /** JSON of `{ data }`, or of `{}` where there is no query. */
  readonly json: string
  /** Whether the query was not run, because it would have given the same as in the last run. */
  readonly isReused: boolean
  /** Why it was run, where `nameOf` was given. */
  readonly reason?: string
  readonly problems: readonly Problem[]
}

export interface PageQueryResult extends QueryOutcome {
  readonly page: Page
}

export interface SliceQueryResult extends QueryOutcome {
  readonly slice: Slice
}

interface RunOptions {
  readonly schema: SiteSchema
  readonly queries: ExtractedQueries
  /** Answers of the last run; every query is run where there are none. */
  readonly results?: QueryResults
  /** Given where reasons are asked for. */
  readonly nameOf?: NodeNames
}

const NO_QUERY: QueryOutcome = { json: '{}', isReused: false, problems: [] }

/**
 * Runs the query of each page, one after another; nothing of a page is kept once the next is asked for. Variables are
 * the page's fields, over them its context, as in Gatsby.
 */
export async function* runQueries({
  pages,
  ...options
}: RunOptions & { readonly pages: Iterable<Page> }): AsyncGenerator<PageQueryResult> {
  for (const page of pages) {
    const query = options.queries.pageQueries.get(page.componentPath)
    const outcome = query
      ? await answer(options, {
          ...{ query, key: `page ${page.path}`, path: page.path },
          variables: { ...page, ...page.context },
          describe: error => pageQueryFailed(error, query, page.path),
        })
      : NO_QUERY
    yield { page, ...outcome }
  }
}

/** Runs the query of each slice, with its context as variables, as in Gatsby. */
export async function* runSliceQueries({
  slices,
  ...options
}: RunOptions & { readonly slices: Iterable<Slice> }): AsyncGenerator<SliceQueryResult> {
  for (const slice of slices) {
    const query = options.queries.sliceQueries.get(slice.componentPath)
    const outcome = query
      ? await answer(options, {
          ...{ query, key: `slice ${slice.name}`, path: undefined },
          variables: sliceContextOf(slice),
          describe: error => sliceQueryFailed(error, query, slice.name),
        })
      : NO_QUERY
    yield { slice, ...outcome }
  }
}

async function answer(
  { schema, results, nameOf }: RunOptions,
  {
    query,
    key,
    path,
    variables,
    describe,
  }: Omit<QueryRun, 'text'> & {
    readonly query: CompiledQuery
    readonly path: string | undefined
    readonly describe: (error: GraphQLError) => Problem
  },
): Promise<QueryOutcome> {
  const run = { key, text: query.text, variables }
  const found = results?.find(run)
  if (found !== undefined) return { json: found, isReused: true, problems: [] }
  const reason = nameOf && results?.explain(run, nameOf)
  const { data, errors, reads } = await schema.execute({
    query: query.text,
    variables,
    pageContext: variables,
    ...(path === undefined ? {} : { path }),
  })
  const problems = (errors ?? []).map(describe)
  const json = JSON.stringify({ data, errors: problems.length > 0 ? errors : undefined })
  if (problems.length === 0) results?.keep(run, { json, reads })
  return { json, isReused: false, problems, ...(reason === undefined ? {} : { reason }) }
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
