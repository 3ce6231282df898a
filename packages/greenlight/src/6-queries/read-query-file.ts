import { parse as parseGraphql } from 'graphql'
import type { Problem } from '#diagnostics'
import type { Definition } from './compile-queries.ts'
import {
  configNotAsync,
  globalTag,
  type QueryPlace,
  queryTextProblem,
  sourceNotParsed,
  unknownQueryVariable,
} from './errors.ts'
import { type FoundTag, findTags } from './find-tags.ts'
import { parseModule } from './parse-module.ts'
import type { ComponentExports } from './query.ts'
import { queryHash } from './query-hash.ts'

/** What one file has for queries. */
export interface QueryFile {
  readonly definitions: readonly Definition[]
  readonly exports: ComponentExports
  readonly problems: readonly Problem[]
}

export interface QuerySource {
  /** Absolute. */
  readonly file: string
  /** The file's text. */
  readonly contents: string
  /** What plugins made of the text, to be read in its place: the first that parses. */
  readonly replaced: readonly string[]
}

const NO_EXPORTS: ComponentExports = { config: false, getServerData: false, head: false }

/** Reads the queries of a module's text. */
export function readQueryFile({ file, contents, replaced }: QuerySource): QueryFile {
  let failure: Problem | undefined
  for (const code of replaced.length > 0 ? replaced : [contents]) {
    const parsed = parseModule(code, file)
    if ('program' in parsed) return readProgram(parsed.program, { file, code })
    failure ??= sourceNotParsed(parsed.failure, { file, code, isOriginal: replaced.length === 0 })
  }
  // Packages bring files along that nobody runs.
  const isOfPackage = file.includes('/node_modules/')
  const problems = failure && !isOfPackage ? [failure] : []
  return { definitions: [], exports: NO_EXPORTS, problems }
}

function readProgram(
  program: Parameters<typeof findTags>[0],
  { file, code }: { readonly file: string; readonly code: string },
): QueryFile {
  const { tags, exports, configNotAsync: config, unknownQueries } = findTags(program)
  const definitions: Definition[] = []
  const problems: Problem[] = []
  const at = (offset: number) => ({ ...placeAt(offset, code), file, text: '', source: code })
  for (const tag of tags) {
    const { kind, isGlobal } = tag
    if (kind === 'none') continue
    const place = placeOf(tag, file, code)
    const problem = isGlobal ? globalTag(place) : checkText(tag, place)
    if (problem) problems.push(problem)
    else definitions.push({ ...place, kind, hash: queryHash(place.text) })
  }
  if (config !== undefined) problems.push(configNotAsync(at(config)))
  for (const { name, offset } of unknownQueries) {
    problems.push(unknownQueryVariable(name, at(offset)))
  }
  return {
    definitions,
    problems,
    exports: {
      config: exports.has('config'),
      getServerData: exports.has('getServerData'),
      head: exports.has('Head'),
    },
  }
}

/** What is wrong with a tag's text, whatever it asks for. */
export function checkText(tag: Pick<FoundTag, 'template'>, place: QueryPlace): Problem | undefined {
  const expression = tag.template.quasi.expressions[0]
  const inside = expression && placeIn(place, expression.start - tag.template.quasi.start - 1)
  if (inside) return queryTextProblem({ kind: 'interpolation', at: inside }, place)
  try {
    parseGraphql(place.text, { noLocation: true })
    return undefined
  } catch (error) {
    return queryTextProblem({ kind: 'syntax', error }, place)
  }
}

/** Place of a tag's text in its file. */
export function placeOf(
  { template: { quasi } }: Pick<FoundTag, 'template'>,
  file: string,
  code: string,
): QueryPlace {
  const offset = quasi.start + 1
  const text = code.slice(offset, quasi.end - 1)
  return { file, text, ...placeAt(offset, code), source: code }
}

function placeIn({ text }: QueryPlace, offset: number) {
  return placeAt(offset, text)
}

/** Line and column of an offset, from 1. */
function placeAt(offset: number, code: string): { readonly line: number; readonly column: number } {
  const before = code.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: offset - lineStart + 1 }
}
