import type { GraphQLError } from 'graphql'
import type { Problem } from '#diagnostics'
import { hashPage, type Page, type Slice } from '#pages'
import type { QueryReads, SiteSchema } from '#schema'
import { contentHash } from '#support/content-hash'
import { pageQueryFailed, sliceQueryFailed, staticQueryFailed } from './errors.ts'
import type { NodeNames } from './explain-run.ts'
import { sliceContextOf } from './page-data.ts'
import type { CompiledQuery, ExtractedQueries } from './query.ts'
import type { QueryResults, QueryRun } from './query-results.ts'
import { answerQuery } from './threads/answer-query.ts'
import type { AskedQuery, OfferedAnswer, QueryPool } from './threads/query-pool.ts'
import type { QueryRequest } from './threads/thread-message.ts'

/** What the query of a page or slice gave. */
export interface QueryOutcome {
  /** Hash of the answer's JSON, as `contentHash`. */
  readonly hash: string
  /** Why it was run, where `nameOf` was given. */
  readonly reason?: string | undefined
  /**
   * JSON of `{ data }`, or of `{}` where there is no query. Of a query that was not run, because it would have given
   * the same as in the last run, it is read from disk; should it be damaged there, the query is run now.
   */
  json(): string | Promise<string>
  /** True where `onProblem` was told of errors: the answer is not to be shown. */
  readonly hasFailed?: boolean
}

export interface PageQueryResult extends QueryOutcome {
  readonly page: Page
  /** As `hashPage`. */
  readonly pageHash: string
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
  /** Told of each error of a query. */
  readonly onProblem: (problem: Problem) => void
}

const NO_QUERY: QueryOutcome = outcomeOf('{}')

/** One page on its way to its result. */
interface Turn {
  readonly page: Page
  readonly pageHash: string
  /** Undefined where the outcome is known without running anything. */
  readonly run: Run | undefined
  outcome: QueryOutcome | undefined
  readonly reason: string | undefined
  asked?: AskedQuery | 'main thread' | undefined
}

/**
 * Runs the query of each page, one after another; nothing of a page is kept once the next is asked for. Variables are
 * the page's fields, over them its context, as in Gatsby. The pool is asked ahead; what it answers counts in the
 * order of pages, as if all had been run here.
 */
export async function* runQueries({
  pages,
  pool,
  ...options
}: RunOptions & {
  readonly pages: readonly Page[]
  readonly pool?: QueryPool | undefined
}): AsyncGenerator<PageQueryResult> {
  const turns: Turn[] = []
  let next = 0
  let run = 0
  let reused = 0

  function prepare(page: Page): Turn {
    const query = options.queries.pageQueries.get(page.componentPath)
    const pageHash = hashPage(page)
    const turn: Turn = { page, pageHash, run: undefined, outcome: NO_QUERY, reason: undefined }
    if (!query) return turn
    const run: Run = {
      query,
      key: `page ${page.path}`,
      path: page.path,
      variables: () => ({ ...page, ...page.context }),
      variablesHash: pageHash,
      describe: error => pageQueryFailed(error, query, page.path),
    }
    const { found, reason } = look(options, run)
    if (!found) return { ...turn, run, reason, outcome: undefined }
    reused++
    turn.outcome = found
    return turn
  }

  function askAhead(): void {
    if (!pool) return
    for (const turn of turns.slice(1)) {
      if (turn.run) turn.asked ??= pool.ask(requestOf(turn.run))
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
    if (offered) return { ...keep(options, task, offered), reason }
    const started = performance.now()
    const { reads, json, isFaultless } = await answer(options, task)
    run++
    if (pool && isFaultless) {
      const milliseconds = performance.now() - started
      const left = ((pages.length - next) * run) / (run + reused)
      pool.answeredHere({ request: requestOf(task), json, reads }, { milliseconds, left })
    }
    if (!isFaultless) return { ...outcomeOf(json), reason, hasFailed: true }
    return { ...keep(options, task, { json, reads }), reason }
  }

  await pool?.prepare()
  while (true) {
    while (turns.length <= (pool?.ahead() ?? 0)) {
      const page = pages[next++]
      if (!page) break
      turns.push(prepare(page))
    }
    askAhead()
    const turn = turns.shift()
    if (!turn) return
    await pool?.listen()
    const { page, pageHash } = turn
    yield { page, pageHash, ...(await finish(turn)) }
  }
}

/** Runs the query of each slice, with its context as variables, as in Gatsby. */
export async function* runSliceQueries({
  slices,
  ...options
}: RunOptions & { readonly slices: Iterable<Slice> }): AsyncGenerator<SliceQueryResult> {
  for (const slice of slices) {
    const query = options.queries.sliceQueries.get(slice.componentPath)
    const variables = sliceContextOf(slice)
    const outcome = query
      ? await lookOrRun(options, {
          ...{ query, key: `slice ${slice.name}`, path: undefined },
          ...{ variables: () => variables, variablesHash: contentHash(JSON.stringify(variables)) },
          describe: error => sliceQueryFailed(error, query, slice.name),
        })
      : NO_QUERY
    yield { slice, ...outcome }
  }
}

/** A query with what is needed to run it and to speak of it. */
interface Run extends Omit<QueryRun, 'text'> {
  readonly query: CompiledQuery
  readonly variables: () => Readonly<Record<string, unknown>>
  readonly path: string | undefined
  readonly describe: (error: GraphQLError) => Problem
}

const runOf = ({ key, query: { text }, variablesHash }: Run): QueryRun => {
  return { key, text, variablesHash }
}

const requestOf = ({ query, variables, path }: Run): QueryRequest => ({
  ...{ text: query.text, variables: variables() },
  ...(path === undefined ? {} : { path }),
})

function outcomeOf(json: string): QueryOutcome {
  return { hash: contentHash(json), json: () => json }
}

/** What the last run left of an answer, or why there is nothing. */
function look(
  options: RunOptions,
  run: Run,
): { readonly found: QueryOutcome | undefined; readonly reason: string | undefined } {
  const { results, nameOf } = options
  const kept = results?.find(runOf(run))
  if (!kept) return { found: undefined, reason: nameOf && results?.explain(runOf(run), nameOf) }
  const json = () => kept.json() ?? runNow(options, run).then(outcome => outcome.json())
  return { found: { hash: kept.hash, json }, reason: undefined }
}

async function lookOrRun(options: RunOptions, run: Run): Promise<QueryOutcome> {
  return look(options, run).found ?? runNow(options, run)
}

async function runNow(options: RunOptions, run: Run): Promise<QueryOutcome> {
  const { json, reads, isFaultless } = await answer(options, run)
  return isFaultless ? keep(options, run, { json, reads }) : outcomeOf(json)
}

async function answer(
  { schema, onProblem }: RunOptions,
  run: Run,
): Promise<{ readonly json: string; readonly reads: QueryReads; readonly isFaultless: boolean }> {
  const { json, errors, reads } = await answerQuery(schema, requestOf(run))
  for (const error of errors) onProblem(run.describe(error))
  return { json, reads, isFaultless: errors.length === 0 }
}

function keep(
  { results }: RunOptions,
  run: Run,
  { json, reads }: { readonly json: string; readonly reads: QueryReads },
): QueryOutcome {
  const outcome = outcomeOf(json)
  results?.keep(runOf(run), { json, hash: outcome.hash, reads })
  return outcome
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
