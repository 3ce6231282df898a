import type { GraphQLError } from 'graphql'
import { codeFrame, type Problem } from '#diagnostics'
import { closestMatch } from '#support/closest-match'
import type { CompiledQuery } from './query.ts'

/** Text of a tag and where it begins. */
export interface QueryPlace {
  readonly file: string
  readonly text: string
  /** Line and column of the text's beginning, from 1. */
  readonly line: number
  readonly column: number
  /** The whole file. */
  readonly source: string
}

/** A place within a query's text, from 1. */
interface InnerPlace {
  readonly line: number
  readonly column: number
}

function fault(
  code: string,
  message: string,
  {
    query,
    place = { line: 1, column: 1 },
    hint,
  }: {
    readonly query: QueryPlace
    readonly place?: InnerPlace | undefined
    readonly hint?: string | undefined
  },
): Problem {
  const line = query.line + place.line - 1
  const column = place.line === 1 ? query.column + place.column - 1 : place.column
  return {
    code,
    severity: 'error',
    message,
    hint,
    file: query.file,
    line,
    column,
    frame: codeFrame(query.source, { line, column }),
  }
}

/** A query with `${...}` in it: it must be known when the site is built (Gatsby's 85916). */
export function interpolatedQuery(query: QueryPlace): Problem {
  return fault('QUERIES_INTERPOLATION', 'Queries cannot have expressions in their text', {
    query,
    hint: 'Use a variable of the page context ($slug) in page queries; static queries have none. Share parts as fragments.',
  })
}

/** A tag without text (85917). */
export function emptyQuery(query: QueryPlace): Problem {
  return fault('QUERIES_EMPTY', 'This query is empty', { query })
}

/** A second query in one file. */
export function severalQueries(query: QueryPlace): Problem {
  return fault('QUERIES_SEVERAL', 'A file can hold one query only', {
    query,
    hint: 'Join them into one, or move one to a file of its own.',
  })
}

/** A query that does not parse or does not fit the schema (85918, 85923). */
export function queryInvalid(
  message: string,
  query: QueryPlace,
  place: InnerPlace | undefined,
): Problem {
  const isSyntax = message.startsWith('Syntax Error')
  return fault(isSyntax ? 'QUERIES_SYNTAX' : 'QUERIES_INVALID', message, { query, place })
}

/** A fragment that nobody defines. */
export function unknownFragment(
  name: string,
  {
    definition,
    place,
    known,
  }: {
    readonly definition: QueryPlace
    readonly place: InnerPlace | undefined
    readonly known: Iterable<string>
  },
): Problem {
  const suggestion = closestMatch(name, [...known])
  return fault('QUERIES_UNKNOWN_FRAGMENT', `Unknown fragment "${name}"`, {
    query: definition,
    place,
    hint: suggestion === undefined ? undefined : `Did you mean ${suggestion}?`,
  })
}

/** Two fragments of one name that differ. */
export function duplicateFragment(name: string, query: QueryPlace, other: QueryPlace): Problem {
  return fault('QUERIES_DUPLICATE_FRAGMENT', `There is another fragment "${name}"`, {
    query,
    hint: `It is defined in ${other.file}:${other.line}. Names of fragments count for the whole site.`,
  })
}

/** A page query that failed while it ran. */
export function pageQueryFailed(error: GraphQLError, query: CompiledQuery, path: string): Problem {
  return runFailure(error, query, `The query of page ${path} failed: ${error.message}`)
}

/** A static query that failed while it ran. */
export function staticQueryFailed(error: GraphQLError, query: CompiledQuery): Problem {
  return runFailure(error, query, `A static query failed: ${error.message}`)
}

function runFailure(error: GraphQLError, { file, line }: CompiledQuery, message: string): Problem {
  const at = error.path?.join('.')
  return {
    code: 'QUERIES_FAILED',
    severity: 'error',
    message: at ? `${message} (at ${at})` : message,
    file,
    line: line + (error.locations?.[0]?.line ?? 1) - 1,
    cause: error.originalError ?? error,
  }
}
