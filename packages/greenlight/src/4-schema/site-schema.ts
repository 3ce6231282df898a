import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql'
import type { NodeChanges } from '#nodes'
import type { InferredTypes } from './inference/type-source.ts'

/** What a query read, as values: enough to say whether a later change of nodes can alter its answer. */
export interface QueryReads {
  /** Ids of nodes that were read one by one. */
  readonly nodes: ReadonlySet<string>
  /** Types of which a list, filter or group was read: any change in the type counts. */
  readonly types: ReadonlySet<string>
  /**
   * Searches for one node ("the post with this slug") and the id each found, null for none. A change counts
   * when the search now finds another node. Keys are opaque; `SiteSchema.isAffected` reads them.
   */
  readonly lookups: ReadonlyMap<string, string | null>
}

export interface QueryResult {
  readonly data?: ExecutionResult['data']
  readonly errors?: ExecutionResult['errors']
  readonly reads: QueryReads
}

export interface ExecuteArgs {
  /** Query text, or a document that was parsed and validated before (see `SiteSchema.prepare`). */
  readonly query: string | PreparedQuery
  readonly variables?: Readonly<Record<string, unknown>>
  /** Page fields and page context: spread into the resolver context and used as root value. */
  readonly pageContext?: Readonly<Record<string, unknown>>
  /** Page path, when the query belongs to a page. */
  readonly path?: string
  /** Told of each index, filter and resolver used; `greenlight explain` prints it. */
  readonly trace?: QueryTrace
}

/** A query text parsed, rewritten from old syntax, validated and planned once. */
export interface PreparedQuery {
  readonly text: string
  readonly document: DocumentNode
}

/** Collects how a query was answered. Times are milliseconds. */
export interface QueryTrace {
  indexUsed(entry: {
    readonly type: string
    readonly fields: readonly string[]
    readonly built: boolean
    readonly candidates: number
    readonly milliseconds: number
  }): void
  resolverRun(entry: {
    readonly parentType: string
    readonly field: string
    readonly milliseconds: number
  }): void
}

/** The schema of one site at one moment. Immutable: a change of types gives a new one. */
export interface SiteSchema {
  readonly schema: GraphQLSchema
  /** What it took from the nodes. */
  readonly inferred: InferredTypes
  /** Parses, rewrites, validates and plans a query once per text. @throws ProblemError with every error of the query. */
  prepare(query: string): PreparedQuery
  /** Runs a query; errors of resolvers and validation are in the result, as GraphQL has it. */
  execute(args: ExecuteArgs): Promise<QueryResult>
  /** Whether a query gives the same answer as long as what it reads is the same; see `isRepeatable`. */
  isRepeatable(query: string): boolean
  /** Of a repeatable query the names of all fields of nodes that it looks at, where that can be told; see `fieldsRead`. */
  fieldsRead(query: string): ReadonlySet<string> | undefined
  /** Whether changes of nodes can alter the answer of a query that read the given things. */
  isAffected(reads: QueryReads, changes: NodeChanges): boolean
  /** The node types of all that a query read: changes of nodes of others cannot affect it. Asked when it has run. */
  typesRead(reads: QueryReads): ReadonlySet<string>
  /** SDL of the whole schema, as `printSchema` of graphql-js gives it. */
  print(): string
}
