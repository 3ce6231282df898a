import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  NoDeprecatedCustomRule,
  parse,
  print,
  validate,
} from 'graphql'
import { type Problem, ProblemError } from '#diagnostics'
import type { PreparedQuery } from '../../site-schema.ts'
import { deprecatedUse, invalidQuery, legacySyntax } from '../errors.ts'
import { rewriteLegacySyntax } from '../legacy-syntax/rewrite-legacy-syntax.ts'

/** Texts that are kept prepared; sites that build queries by the thousand should not fill the memory. */
const REMEMBERED_TEXTS = 2000

/** A query text, ready to run or with the errors that keep it from running. */
export type Preparation =
  | {
      readonly query: PreparedQuery
      /** Whether something was said of it: old syntax, deprecated fields. */
      readonly isDoubtful: boolean
      readonly errors?: never
    }
  | { readonly query?: never; readonly errors: readonly GraphQLError[] }

export interface QueryPreparer {
  /** Parses, rewrites and validates a text, once. */
  examine(text: string): Preparation
  /** As `examine`. @throws ProblemError with every error of the query. */
  prepare(text: string): PreparedQuery
  /** Whether the query was prepared here and so fits the schema. */
  isOwn(query: PreparedQuery): boolean
}

export function createQueryPreparer({
  schema,
  warn,
}: {
  readonly schema: GraphQLSchema
  readonly warn?: ((problem: Problem) => void) | undefined
}): QueryPreparer {
  const preparations = new Map<string, Preparation>()
  const own = new WeakSet<PreparedQuery>()

  function examineNew(text: string): Preparation {
    let document: DocumentNode
    try {
      document = parse(text)
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error] }
      throw error
    }
    let errors = validate(schema, document)
    let isDoubtful = false
    if (errors.length > 0) {
      const rewritten = rewriteLegacySyntax(document)
      if (rewritten !== document) {
        errors = validate(schema, rewritten)
        if (errors.length === 0) warn?.(legacySyntax(text, print(rewritten)))
        document = rewritten
        isDoubtful = true
      }
    }
    if (errors.length > 0) return { errors }
    const deprecations = validate(schema, document, [NoDeprecatedCustomRule])
    for (const error of deprecations) {
      warn?.(deprecatedUse(text, error))
    }
    const query: PreparedQuery = { text, document }
    own.add(query)
    return { query, isDoubtful: isDoubtful || deprecations.length > 0 }
  }

  function examine(text: string): Preparation {
    const known = preparations.get(text)
    if (known) return known
    const preparation = examineNew(text)
    if (preparations.size >= REMEMBERED_TEXTS) preparations.clear()
    preparations.set(text, preparation)
    return preparation
  }

  return {
    examine,
    prepare(text) {
      const { query, errors } = examine(text)
      if (errors) throw new ProblemError(errors.map(error => invalidQuery(text, error)))
      return query
    },
    isOwn: query => own.has(query),
  }
}
