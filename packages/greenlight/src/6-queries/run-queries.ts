import type { GraphQLError } from 'graphql'
import type { Problem } from '#diagnostics'
import type { Page, Slice } from '#pages'
import type { QueryReads, SiteSchema } from '#schema'
import { pageQueryFailed, sliceQueryFailed, staticQueryFailed } from './errors.ts'
import type { NodeNames } from './explain-run.ts'
import { sliceContextOf } from './page-data.ts'
import type { CompiledQuery, ExtractedQueries } from './query.ts'
import type { QueryResults, QueryRun } from './query-results.ts'
import { answerQuery } from './threads/answer-query.ts'
import type { AskedQuery, OfferedAnswer, QueryHelpers } from './threads/query-helpers.ts'
import type { QueryRequest } from './threads/thread-message.ts'

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
  readonly schema: Pick<SiteSchema, 'execute'>
  readonly queries: Pick<ExtractedQueries, 'pageQueries' | 'sliceQueries'>
  /** Answers of the last run; every query is run where there are none. */
  readonly results?: QueryResults
  /** Given where reasons are asked for. */
  readonly nameOf?: NodeNames
}

const NO_QUERY: QueryOutcome = { json: '{}', isReused: false, problems: [] }
const NOTHING_TO_RUN = { run: undefined, reason: undefined, asked: undefined }

/** One page on its way to its result. */
interface Turn {
  readonly page: Page
  /** Undefined where nothing is to be run. */
  readonly run: Run | undefined
  readonly outcome: QueryOutcome | undefined
  readonly reason: string | undefined
  asked: AskedQuery | 'main thread' | undefined
}

/**
 * Runs the query of each page, one after another; nothing of a page is kept once the next is asked for. Variables are
 * the page's fields, over them its context, as in Gatsby. Helpers are asked ahead; what they answer counts in the
 * order of pages, as if all had been run here.
 */
export async function* runQueries({
  pages,
  helpers,
  ...options
}: RunOptions & {
  readonly pages: readonly Page[]
  readonly helpers?: QueryHelpers | undefined
}): AsyncGenerator<PageQueryResult> {
  const { results } = options
  const turns: Turn[] = []
  let next = 0
  let run = 0
  let reused = 0

  function prepare(page: Page): Turn {
    const query = options.queries.pageQueries.get(page.componentPath)
    if (!query) return { page, ...NOTHING_TO_RUN, outcome: NO_QUERY }
    const run: Run = {
      ...{ query, key: `page ${page.path}`, path: page.path },
      variables: { ...page, ...page.context },
      describe: error => pageQueryFailed(error, query, page.path),
    }
    const { found, reason } = look(options, run)
    if (found) reused++
    return { page, run: found ? undefined : run, outcome: found, reason, asked: undefined }
  }

  function askAhead(): void {
    if (!helpers) return
    for (const turn of turns.slice(1)) {
      if (turn.run) turn.asked ??= helpers.ask(requestOf(turn.run))
    }
  }

  /** What a thread answered, unless it has not begun: then the query is run here. */
  async function takeAnswer(asked: Turn['asked']): Promise<OfferedAnswer | undefined> {
    if (typeof asked !== 'object' || asked.takeBack()) return undefined
    if (!asked.isAnswered()) takeNextBack()
    return asked.answer
  }

  /** A thread that has to be waited for is not to be met at the next query again. */
  function takeNextBack(): void {
    for (const turn of turns) {
      if (typeof turn.asked !== 'object' || !turn.asked.takeBack()) continue
      turn.asked = 'main thread'
      return
    }
  }

  async function finish({ run: task, outcome, asked, reason }: Turn): Promise<QueryOutcome> {
    if (!task) return outcome ?? NO_QUERY
    const offered = (await takeAnswer(asked))?.take()
    if (offered) {
      results?.keep(runOf(task), offered)
      return { json: offered.json, isReused: false, problems: [], ...(reason && { reason }) }
    }
    const started = performance.now()
    const { reads, ...ran } = await answer(options, task)
    run++
    if (helpers && ran.problems.length === 0) {
      const milliseconds = performance.now() - started
      const left = ((pages.length - next) * run) / (run + reused)
      helpers.answeredHere(
        { request: requestOf(task), json: ran.json, reads },
        { milliseconds, left },
      )
    }
    return { ...ran, ...(reason && { reason }) }
  }

  await helpers?.prepare()
  while (true) {
    while (turns.length <= (helpers?.ahead() ?? 0)) {
      const page = pages[next++]
      if (!page) break
      turns.push(prepare(page))
    }
    askAhead()
    const turn = turns.shift()
    if (!turn) return
    await helpers?.listen()
    yield { page: turn.page, ...(await finish(turn)) }
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
      ? await lookOrAnswer(options, {
          ...{ query, key: `slice ${slice.name}`, path: undefined },
          variables: sliceContextOf(slice),
          describe: error => sliceQueryFailed(error, query, slice.name),
        })
      : NO_QUERY
    yield { slice, ...outcome }
  }
}

/** A query with what is needed to run it and to speak of it. */
interface Run extends Omit<QueryRun, 'text'> {
  readonly query: CompiledQuery
  readonly path: string | undefined
  readonly describe: (error: GraphQLError) => Problem
}

const runOf = ({ key, query, variables }: Run): QueryRun => ({ key, text: query.text, variables })

const requestOf = ({ query, variables, path }: Run): QueryRequest => ({
  ...{ text: query.text, variables },
  ...(path === undefined ? {} : { path }),
})

/** What the last run left of an answer, or why there is nothing. */
function look(
  { results, nameOf }: RunOptions,
  run: Run,
): { readonly found: QueryOutcome | undefined; readonly reason: string | undefined } {
  const json = results?.find(runOf(run))
  if (json !== undefined)
    return { found: { json, isReused: true, problems: [] }, reason: undefined }
  return { found: undefined, reason: nameOf && results?.explain(runOf(run), nameOf) }
}

async function lookOrAnswer(options: RunOptions, run: Run): Promise<QueryOutcome> {
  return look(options, run).found ?? answer(options, run)
}

async function answer(
  { schema, results }: RunOptions,
  run: Run,
): Promise<QueryOutcome & { readonly reads: QueryReads }> {
  const { json, errors, reads } = await answerQuery(schema, requestOf(run))
  const problems = errors.map(run.describe)
  if (problems.length === 0) results?.keep(runOf(run), { json, reads })
  return { json, isReused: false, problems, reads }
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
