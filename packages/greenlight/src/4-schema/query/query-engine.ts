import type { GraphQLSchema } from 'graphql'
import type { Problem } from '#diagnostics'
import type { NodeChanges, Nodes } from '#nodes'
import type { ExecuteArgs, PreparedQuery, QueryReads, QueryResult } from '../site-schema.ts'
import type { NodeModel } from './node-model/node-model.ts'
import type { RecordedReads } from './node-model/reads.ts'

/** What a query engine needs. A new schema takes a new engine; nodes may change under it. */
export interface QueryEngineInput {
  /**
   * Fields that must be resolved before they can be filtered or sorted carry `extensions.needsResolve`, as in
   * Gatsby.
   */
  readonly schema: GraphQLSchema
  readonly nodes: Nodes
  /** Contexts of `createResolverContext`, merged. */
  readonly resolverContext: Readonly<Record<string, unknown>>
  /** Told of old syntax and deprecated fields, once per query text. */
  readonly warn?: (problem: Problem) => void
}

/** Answers queries over nodes; `SiteSchema` hands its `prepare`, `execute` on to it. */
export interface QueryEngine {
  prepare(query: string): PreparedQuery
  execute(args: ExecuteArgs): Promise<QueryResult>
  /** Whether a query gives the same answer as long as what it reads is the same; see `isRepeatable`. */
  isRepeatable(query: string): boolean
  /** Of a repeatable query the names of all fields of nodes that it looks at, where that can be told; see `fieldsRead`. */
  fieldsRead(query: string): ReadonlySet<string> | undefined
  /** Whether changes of nodes can alter the answer of a query that read the given things. */
  isAffected(reads: QueryReads, changes: NodeChanges): boolean
  typesRead(reads: QueryReads): ReadonlySet<string>
  /** A node model outside of a query, which records its reads in the given sets. */
  nodeModel(reads: RecordedReads): NodeModel
}
