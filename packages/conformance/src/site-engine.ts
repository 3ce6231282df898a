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
  nodes(): Promise<readonly PlainNode[]>
  /** SDL of the whole schema, as `printSchema` of graphql-js gives it. */
  schema(): Promise<string>
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
