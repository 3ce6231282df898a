// Stage 6: Pages, Schema -> QueryResults.

// Answers kept between runs.
export type { NodeNames } from './explain-run.ts'
export { extractQueries } from './extract-queries.ts'
export { type FoundSlices, findSlices, type SliceUse } from './find-slices.ts'
export { pageContextOf, pageDataOf, sliceDataOf } from './page-data.ts'
export { keepPendingChanges } from './pending-changes.ts'
export type {
  CompiledQuery,
  ComponentExports,
  ExtractedQueries,
  QueryDefinition,
} from './query.ts'
export { openQueryResults, type QueryResults } from './query-results.ts'
export { QUERY_ANSWERS, QUERY_FACTS } from './query-stores.ts'
export { type MatchPath, rankMatchPaths } from './rank-match-paths.ts'
export { type RewrittenModule, rewriteQueries } from './rewrite-queries.ts'
export {
  type PageQueryResult,
  runQueries,
  runSliceQueries,
  runStaticQueries,
  type SliceQueryResult,
} from './run-queries.ts'
// Answering queries in other threads.
export { answerQuery } from './threads/answer-query.ts'
export { createQueryPool, type QueryPool } from './threads/query-pool.ts'
export { createQueryThreads } from './threads/query-threads.ts'
export { createQueryTurns } from './threads/query-turns.ts'
export type * from './threads/thread-message.ts'
// Types of queries, for TypeScript.
export { writeTypes } from './typegen/write-types.ts'
