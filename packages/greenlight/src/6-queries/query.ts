import type { FragmentDefinitionNode, OperationDefinitionNode } from 'graphql'
import type { Problem } from '#diagnostics'

/** What a query in code is asked for. */
export type QueryKind = 'page' | 'static' | 'config'

/** A query of the site's code, ready to be run. */
export interface CompiledQuery {
  /** Undefined where the operation has no name. */
  readonly name: string | undefined
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

/** An operation or fragment of the site's code. */
export interface QueryDefinition {
  /** In today's syntax. */
  readonly node: OperationDefinitionNode | FragmentDefinitionNode
  readonly file: string
  readonly hash: string
}

/** All queries of a site's code. */
export interface ExtractedQueries {
  /** By component path, absolute, with `?__contentFilePath=` where a page has it. */
  readonly pageQueries: ReadonlyMap<string, CompiledQuery>
  /** By hash. */
  readonly staticQueries: ReadonlyMap<string, CompiledQuery>
  /** By component path of the slice. */
  readonly sliceQueries: ReadonlyMap<string, CompiledQuery>
  /** All operations that are valid, and all fragments, for the types that are written from them. */
  readonly definitions: readonly QueryDefinition[]
  /** What components of pages and slices export, by component path. */
  readonly components: ReadonlyMap<string, ComponentExports>
  /** Everything that is wrong with queries, and warnings, with file, line and column. */
  readonly problems: readonly Problem[]
}
