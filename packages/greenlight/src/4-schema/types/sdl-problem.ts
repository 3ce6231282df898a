import { readFileSync } from 'node:fs'
import { GraphQLError } from 'graphql'
import { codeFrame, messageOf, ProblemError } from '#diagnostics'
import type { TypeDefinition } from '../schema-input.ts'

/**
 * Turns what went wrong with a type definition into a problem that shows the line. When the text of the SDL
 * stands as it is in the file that called `createTypes`, line and frame are those of the file; else the frame
 * is that of the SDL alone.
 */
export function sdlProblem(error: unknown, definition: TypeDefinition): ProblemError {
  if (error instanceof ProblemError) return error
  const { plugin, place } = definition
  const problem = {
    code: 'SCHEMA_TYPE_DEFINITION',
    severity: 'error',
    message: `A type definition given to createTypes is not valid: ${messageOf(error)}`,
    plugin: plugin.name,
    hook: 'createSchemaCustomization',
    cause: error,
    ...place,
  } as const
  const location = error instanceof GraphQLError ? error.locations?.[0] : undefined
  const sdl = error instanceof GraphQLError ? error.source?.body : undefined
  if (!location || sdl === undefined) return new ProblemError(problem)
  const inFile = place && locateInFile(place.file, sdl)
  if (inFile) {
    const line = inFile.line + location.line - 1
    const column = location.line === 1 ? inFile.column + location.column - 1 : location.column
    const frame = codeFrame(inFile.text, { line, column })
    return new ProblemError({ ...problem, line, column, frame })
  }
  return new ProblemError({ ...problem, frame: codeFrame(sdl, location) })
}

function locateInFile(file: string, sdl: string) {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
  const start = text.indexOf(sdl)
  if (start === -1) return undefined
  const before = text.slice(0, start).split('\n')
  return { text, line: before.length, column: (before.at(-1) ?? '').length + 1 }
}
