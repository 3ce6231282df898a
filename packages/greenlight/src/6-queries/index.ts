// Stage 6: Pages, Schema -> QueryResults.

export { extractQueries } from './extract-queries.ts'
export { pageContextOf, pageDataOf } from './page-data.ts'
export type {
  CompiledQuery,
  ComponentExports,
  ExtractedQueries,
  QueryDefinition,
} from './query.ts'
export { type MatchPath, rankMatchPaths } from './rank-match-paths.ts'
export { type RewrittenModule, rewriteQueries } from './rewrite-queries.ts'
export { type PageQueryResult, runQueries, runStaticQueries } from './run-queries.ts'
