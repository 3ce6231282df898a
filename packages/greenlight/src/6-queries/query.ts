import type { Problem } from '#diagnostics'

/** What a query in code is asked for. */
export type QueryKind = 'page' | 'static' | 'slice' | 'config'

/** A `graphql` tag in a module, as it was written. */
export interface QueryTag {
  /** Text between the backticks, with escapes as written. */
  readonly text: string
  /** Offset of the text in the source. */
  readonly offset: number
  /** Place of the text's beginning; lines and columns count from 1. */
  readonly line: number
  readonly column: number
}

/** A query of the site's code, ready to be run. */
export interface CompiledQuery {
  readonly name: string
  /** The operation, followed by the fragments it uses. */
  readonly text: string
  /** Gatsby's hash of the text as it was written, in decimal digits. */
  readonly hash: string
  /** Absolute. */
  readonly file: string
  /** Line of the file in which the query's text begins, from 1. */
  readonly line: number
}

/** What a template exports beside its component. */
export interface ComponentExports {
  readonly config: boolean
  readonly getServerData: boolean
  readonly head: boolean
}

/** All queries of a site's code. */
export interface ExtractedQueries {
  /** By component path, absolute, with `?__contentFilePath=` where a page has it. */
  readonly pageQueries: ReadonlyMap<string, CompiledQuery>
  /** By hash. */
  readonly staticQueries: ReadonlyMap<string, CompiledQuery>
  readonly sliceQueries: ReadonlyMap<string, CompiledQuery>
  readonly components: ReadonlyMap<string, ComponentExports>
  /** Everything that is wrong with queries, with file, line and column. */
  readonly problems: readonly Problem[]
}
