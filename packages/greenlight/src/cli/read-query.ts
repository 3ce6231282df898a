import { readFileSync } from 'node:fs'
import { messageOf, ProblemError } from '#diagnostics'
import { invalidVariables, noQuery, unreadableFile } from './errors.ts'

/** A query as given on the command line. */
export interface QueryArguments {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/**
 * Reads a query from an argument, a file (`-` is standard input), with variables as JSON or a JSON file.
 * @throws ProblemError when there is no query, or not exactly one, or the variables are no JSON object
 */
export function readQuery(
  text: string | undefined,
  { file, variables }: { readonly file?: string; readonly variables?: string },
): QueryArguments {
  if ((text === undefined) === (file === undefined)) {
    throw new ProblemError(noQuery())
  }
  const query = text ?? readText(file ?? '-')
  return { query, variables: variables === undefined ? {} : readVariables(variables) }
}

function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (error) {
    throw new ProblemError(unreadableFile(file, messageOf(error)))
  }
}

function readVariables(given: string): Readonly<Record<string, unknown>> {
  const text = given.trimStart().startsWith('{') ? given : readText(given)
  try {
    const variables: unknown = JSON.parse(text)
    if (typeof variables === 'object' && variables !== null && !Array.isArray(variables)) {
      return { ...variables }
    }
  } catch (error) {
    throw new ProblemError(invalidVariables(`are not JSON: ${messageOf(error)}`))
  }
  throw new ProblemError(invalidVariables('must be a JSON object'))
}
