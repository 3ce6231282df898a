import { readFileSync } from 'node:fs'
import { type ASTNode, GraphQLError, getLocation } from 'graphql'
import { codeFrame, ProblemError } from '#diagnostics'
import { invalidTypeDefinition, type Place } from '../errors.ts'
import type { SourcePlace, TypeDefinition } from '../schema-input.ts'

/**
 * Turns what went wrong with a type definition into a problem that shows the line. When the text of the SDL
 * stands as it is in the file that called `createTypes`, line and frame are those of the file; else the frame
 * is that of the SDL alone.
 */
export function sdlProblem(error: unknown, definition: TypeDefinition): ProblemError {
  if (error instanceof ProblemError) return error
  const location = error instanceof GraphQLError ? error.locations?.[0] : undefined
  const sdl = error instanceof GraphQLError ? error.source?.body : undefined
  const { place, plugin } = definition
  const shown = location && sdl !== undefined ? placeInSdl(location, sdl, place) : place
  return new ProblemError(invalidTypeDefinition(error, { ...shown, plugin: plugin.name }))
}

/** Where a node of a parsed definition stands; only what is known. */
export function placeOfNode(
  node: ASTNode | null | undefined,
  definitions: readonly TypeDefinition[],
): Place {
  if (!node?.loc) return {}
  const { source, start } = node.loc
  const definition = definitions.find(({ type }) => type === source.body)
  const found = placeInSdl(getLocation(source, start), source.body, definition?.place)
  return definition ? { ...found, plugin: definition.plugin.name } : found
}

interface Location {
  readonly line: number
  readonly column: number
}

function placeInSdl(location: Location, sdl: string, place: SourcePlace | undefined): Place {
  const inFile = place && locateInFile(place.file, sdl)
  if (!inFile) return { ...place, frame: codeFrame(sdl, location) }
  const line = inFile.line + location.line - 1
  const column = location.line === 1 ? inFile.column + location.column - 1 : location.column
  return { file: place.file, line, column, frame: codeFrame(inFile.text, { line, column }) }
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
