import type { SiteBundle } from '#bundle'
import { ProblemError } from '#diagnostics'
import type { Nodes } from '#nodes'
import { type Page, type Slice, slicesOfPage, type UsedSlice } from '#pages'
import type { FailureLog } from '#plugins'
import {
  type ExtractedQueries,
  type NodeNames,
  pageDataOf,
  type QueryPool,
  type QueryResults,
  runQueries,
  runSliceQueries,
  runStaticQueries,
  sliceDataOf,
} from '#queries'
import type { PageAtHand, SliceToRender } from '#render'
import { contentHash } from '#support/content-hash'
import type { Site } from '../site.ts'
import { staticPages } from './set-page-modes.ts'

/** Runs the queries of all pages, each page's result given on before the next. Failures of queries end the build. */
export async function* runPageQueries(
  site: Site,
  {
    queries,
    bundle,
    answers,
    manifestIds,
    pool,
    onRun,
  }: {
    readonly queries: ExtractedQueries
    readonly bundle: SiteBundle
    /** Ids of node manifests by page path. */
    readonly manifestIds: ReadonlyMap<string, string>
    /** Answers of the last run. */
    readonly answers: QueryResults
    readonly pool?: QueryPool | undefined
    /** Told why a page's query was run. */
    readonly onRun?: ((path: string, reason: string) => void) | undefined
  },
): AsyncGenerator<PageAtHand> {
  const { schema, slices, failures } = site
  const usesOf = (chunk: string) => bundle.client.slices.get(chunk) ?? NOTHING
  for await (const { page, pageHash, hash, json, reason, hasFailed } of runQueries({
    schema,
    queries,
    results: answers,
    pool,
    onProblem: failures.add,
    ...(onRun ? { nameOf: nameNodes(site.nodes) } : {}),
    pages: staticPages(site),
  })) {
    if (hasFailed) continue
    if (reason !== undefined) onRun?.(page.path, reason)
    const { path, componentChunkName, component, matchPath } = page
    const slicesMap = findSlicesOf(page, { slices: slices.slices, usesOf, failures })
    const staticQueryHashes = bundle.client.staticQueryHashes.get(componentChunkName) ?? NOTHING
    const beside = { staticQueryHashes, slicesMap, manifestId: manifestIds.get(path) }
    const shown = [...new Set(Object.values(slicesMap))]
    yield {
      path,
      componentChunkName,
      staticQueryHashes,
      slices: shown,
      dataKey: contentHash(`${pageHash} ${hash} ${JSON.stringify(beside)}`),
      load: async () => ({
        ...{ path, componentChunkName, staticQueryHashes, slices: shown, component },
        pageData: pageDataOf(page, { resultJson: await json(), ...beside }),
        ...(matchPath === undefined ? {} : { matchPath }),
      }),
    }
  }
  failures.throwIfAny()
}

const NOTHING: readonly never[] = []

/** Names nodes by their type and what their source says of them, or of the node that they were made from. */
function nameNodes(nodes: Pick<Nodes, 'get'>): NodeNames {
  return (id, type) => {
    for (let node = nodes.get(id); node; node = nodes.get(node.parent ?? '')) {
      const { description } = node.internal
      if (description) return `${type} of ${description}`
    }
    return `${type} ${id}`
  }
}

/** Of a page without one of its slices the build says so with all others that are. */
function findSlicesOf(
  page: Page,
  {
    slices,
    usesOf,
    failures,
  }: {
    readonly slices: ReadonlyMap<string, Slice>
    readonly usesOf: (chunk: string) => readonly UsedSlice[]
    readonly failures: FailureLog
  },
): Readonly<Record<string, string>> {
  try {
    return slicesOfPage(page, slices, usesOf)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    for (const problem of error.problems) failures.add(problem)
    return {}
  }
}

/**
 * Runs the queries of all slices. Failures end the build.
 * @returns what pages and browsers need of each slice, by its id
 */
export async function runAllSliceQueries(
  { schema, slices, failures }: Site,
  {
    queries,
    bundle,
    answers,
  }: {
    readonly queries: ExtractedQueries
    readonly bundle: SiteBundle
    readonly answers: QueryResults
  },
): Promise<ReadonlyMap<string, SliceToRender>> {
  const rendered = new Map<string, SliceToRender>()
  for await (const { slice, json } of runSliceQueries({
    ...{ schema, queries, results: answers, slices: slices.slices.values() },
    onProblem: failures.add,
  })) {
    const { name, componentChunkName, componentPath, context } = slice
    const staticQueryHashes = bundle.client.staticQueryHashes.get(componentChunkName) ?? []
    const data = sliceDataOf(slice, await json(), staticQueryHashes)
    rendered.set(name, {
      ...{ name, componentChunkName, staticQueryHashes, data, context },
      component: componentPath,
    })
  }
  return rendered
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
