import type { GraphQLError } from 'graphql'
import type { Problem } from '#diagnostics'
import { codeFrame } from '#diagnostics'

/** A query that does not parse or does not fit the schema. Line and column count in the query's text. */
export function invalidQuery(text: string, error: GraphQLError): Problem {
  const isSyntax = error.message.startsWith('Syntax Error')
  return {
    code: isSyntax ? 'SCHEMA_QUERY_SYNTAX' : 'SCHEMA_QUERY_INVALID',
    severity: 'error',
    message: error.message,
    ...placeIn(text, error),
    cause: error,
  }
}

/** A query in the syntax of Gatsby 4, which was understood all the same. */
export function legacySyntax(text: string, converted: string): Problem {
  return {
    code: 'SCHEMA_QUERY_LEGACY_SYNTAX',
    severity: 'warning',
    message:
      'Deprecated syntax of sort and/or aggregation field arguments was found in a query; it was converted.',
    hint: `Write it in the new syntax (https://gatsby.dev/graphql-nested-sort-and-aggregate):\n\n${converted}`,
    frame: text,
  }
}

/** A query that uses what the schema marks as deprecated. */
export function deprecatedUse(text: string, error: GraphQLError): Problem {
  return {
    code: 'SCHEMA_QUERY_DEPRECATED',
    severity: 'warning',
    message: error.message,
    ...placeIn(text, error),
  }
}

function placeIn(text: string, error: GraphQLError): Pick<Problem, 'line' | 'column' | 'frame'> {
  const [place] = error.locations ?? []
  if (!place) return {}
  return { line: place.line, column: place.column, frame: codeFrame(text, place) }
}
