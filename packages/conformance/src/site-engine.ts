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

/** One engine with one site opened up to and including `createPages`; both engines answer the same questions. */
export interface SiteEngine {
  readonly name: string
  nodes(): Promise<readonly PlainNode[]>
  /** SDL of the whole schema, as `printSchema` of graphql-js gives it. */
  schema(): Promise<string>
  query(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>
  /** What the engine printed so far, standard output and standard error in one. */
  output(): string
  close(): Promise<void>
}
