/** What a GraphQL query gave, errors reduced to what a client sees. */
export interface Answer {
  readonly data?: unknown
  readonly errors?: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[]
  }[]
}

/** A node as JSON, as an engine stores it. */
export interface PlainNode {
  readonly id: string
  readonly internal: { readonly type: string; readonly [key: string]: unknown }
  readonly [key: string]: unknown
}

/** What opening the site cost; stages as `docs/ARCHITECTURE.md` names them. */
export interface Measurements {
  readonly milliseconds: {
    readonly initialize: number
    readonly sourceNodes: number
    readonly buildSchema: number
    readonly createPages: number
  }
  /** Most memory the process held so far. */
  readonly peakBytes: number
}

/** One engine with one site opened up to and including `createPages`; both engines answer the same questions. */
export interface SiteEngine {
  readonly name: string
  /** All nodes in the order of unsorted results. */
  nodes(): Promise<readonly PlainNode[]>
  /** SDL of the whole schema, as `printSchema` of graphql-js gives it. */
  schema(): Promise<string>
  /** Fields that filters, sorts and aggregates have to resolve first, as `Type.field`, sorted. */
  resolvedFields(): Promise<readonly string[]>
  query(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>
  /** Runs one query with each of the variables, as page queries are run; answers are dropped. */
  queryAll(
    query: string,
    variables: readonly Readonly<Record<string, unknown>>[],
  ): Promise<{ readonly milliseconds: number; readonly errors: readonly string[] }>
  measurements(): Promise<Measurements>
  /** Writes what the next run needs to disk, as the end of a command does. */
  persist(): Promise<void>
  /** What the engine printed so far, standard output and standard error in one. */
  output(): string
  close(): Promise<void>
}

/** What stock Gatsby is given of the other engine's nodes before it is asked. */
export interface Adoption {
  /** Ids of all nodes in the order that unsorted results are to have. */
  readonly order: readonly string[]
  /** Values to be set in nodes; absent ones are deleted. */
  readonly values: readonly {
    readonly id: string
    readonly path: readonly (string | number)[]
    readonly value?: unknown
  }[]
}

/** Stock Gatsby, some of whose nodes' values are meant to differ and whose order of unsorted results is a race. */
export interface StockEngine extends SiteEngine {
  adopt(adoption: Adoption): Promise<void>
}
