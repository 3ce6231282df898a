/** A node as an engine stores it. */
export interface CaseNode {
  id: string
  parent: string | null
  children: string[]
  internal: {
    type: string
    contentDigest: string
    owner: string
    counter: number
  }
  [key: string]: unknown
}

/** All that a schema is built from, as plain data. */
export interface SchemaCase {
  /** What was given to `createTypes`, in order. */
  readonly types: readonly { readonly plugin: string; readonly sdl: string }[]
  readonly nodes: readonly CaseNode[]
  readonly mapping: Readonly<Record<string, string>>
}

/** What an engine made of a case: its SDL, or that it refused. */
export interface SchemaOutcome {
  readonly sdl?: string
  readonly error?: string
  /** Paths of the fields that were left out for conflicting types. */
  readonly conflicts: readonly string[]
}
