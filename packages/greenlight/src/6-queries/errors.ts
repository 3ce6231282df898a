import { GraphQLError } from 'graphql'
import { codeFrame, messageOf, type Problem } from '#diagnostics'
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

/** What can be wrong with a tag's text: an expression in it, or what the parser says. */
export type TextFault =
  | { readonly kind: 'interpolation'; readonly at: InnerPlace }
  | { readonly kind: 'syntax'; readonly error: unknown }

/** A tag whose text cannot be a query. */
export function queryTextProblem(found: TextFault, query: QueryPlace): Problem {
  if (found.kind === 'interpolation') return interpolatedQuery(query, found.at)
  if (!(found.error instanceof GraphQLError)) throw found.error
  const { message, locations } = found.error
  // Text of blanks and comments only ends before it begins.
  const isEmpty = query.text.replace(/#.*/g, '').replace(/[\s,\ufeff]/g, '') === ''
  return isEmpty ? emptyQuery(query) : queryInvalid(message, query, locations?.[0])
}

/** A query with `${...}` in it: it must be known when the site is built (Gatsby's 85916). */
function interpolatedQuery(query: QueryPlace, place: InnerPlace): Problem {
  return fault('QUERIES_INTERPOLATION', 'Queries cannot have expressions in their text', {
    query,
    place,
    hint: 'Use a variable of the page context ($slug) in page queries; static queries have none. Share parts as fragments.',
  })
}

/** A tag without text (85917). */
function emptyQuery(query: QueryPlace): Problem {
  return fault('QUERIES_EMPTY', 'This query is empty', { query })
}

/** A `graphql` tag that is imported from nowhere. */
export function globalTag(query: QueryPlace): Problem {
  return fault('QUERIES_GLOBAL_TAG', '`graphql` is not imported', {
    query,
    hint: "Add: import { graphql } from 'gatsby'",
  })
}

/** A `config` export with a query that is no async function (85929). */
export function configNotAsync(query: QueryPlace): Problem {
  return fault('QUERIES_CONFIG_NOT_ASYNC', 'A `config` export with a query must be async', {
    query,
    hint: 'Write: export async function config() { ... }',
  })
}

/** A variable given to `useStaticQuery` or `StaticQuery` that is no query of the same file. */
export function unknownQueryVariable(name: string, query: QueryPlace): Problem {
  const message = `"${name}" is given as a static query, but no query of this file has that name`
  return {
    ...fault('QUERIES_UNKNOWN_VARIABLE', message, {
      query,
      hint: 'A static query must be written in the file that asks for it.',
    }),
    severity: 'warning',
  }
}

/** An exported query in a file that no page and no slice has as its component. */
export function queryNotRun(query: QueryPlace): Problem {
  return {
    ...fault('QUERIES_NOT_RUN', 'This query is not run: its file is no component of a page', {
      query,
      hint: 'Use useStaticQuery in other components, or export a fragment for the queries of pages.',
    }),
    severity: 'warning',
  }
}

/** A module that does not parse (85911), or what plugins made of it does not (85912). */
export function sourceNotParsed(
  { message, offset }: { readonly message: string; readonly offset: number },
  {
    file,
    code,
    isOriginal,
  }: { readonly file: string; readonly code: string; readonly isOriginal: boolean },
): Problem {
  const before = code.slice(0, offset)
  const line = before.split('\n').length
  const column = offset - before.lastIndexOf('\n')
  return {
    code: 'QUERIES_SOURCE_SYNTAX',
    severity: 'error',
    message: isOriginal ? message : `What plugins made of this file does not parse: ${message}`,
    file,
    ...(isOriginal ? { line, column } : {}),
    frame: codeFrame(code, { line, column }),
  }
}

/** A file that cannot be read (85913). */
export function sourceNotRead(file: string, cause: unknown): Problem {
  return {
    code: 'QUERIES_SOURCE_UNREADABLE',
    severity: 'error',
    message: `${file} cannot be read to look for queries`,
    file,
    cause,
  }
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

/** A `<Slice>` whose name is only known when it is rendered. */
export function sliceNotKnown(
  source: string,
  file: string,
  place: { readonly line: number; readonly column: number },
): Problem {
  return {
    code: 'QUERIES_SLICE_UNKNOWN',
    severity: 'warning',
    message:
      'The alias of a Slice, or its allowEmpty, is not known from the source: pages will be without it',
    hint: 'Write the values themselves, as in <Slice alias="header" />.',
    file,
    ...place,
    frame: codeFrame(source, place),
  }
}

/** The file of types that `graphqlTypegen` asks for cannot be made or written (12100). */
export function typesNotGenerated(file: string, cause: unknown): Problem {
  return {
    code: 'QUERIES_TYPES',
    severity: 'error',
    message: `The types of queries could not be written: ${messageOf(cause)}`,
    file,
    cause,
  }
}

/** A page query that failed while it ran. */
export function pageQueryFailed(error: GraphQLError, query: CompiledQuery, path: string): Problem {
  return runFailure(error, query, `The query of page ${path} failed: ${error.message}`)
}

/** A slice's query that failed while it ran. */
export function sliceQueryFailed(error: GraphQLError, query: CompiledQuery, id: string): Problem {
  return runFailure(error, query, `The query of slice ${id} failed: ${error.message}`)
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
