import MagicString from 'magic-string'
import type { ESTree } from 'rolldown/utils'
import { type FoundTag, findTags } from './find-tags.ts'
import { type Program, parseModule } from './parse-module.ts'
import { queryHash } from './query-hash.ts'

/** A module without its queries. */
export interface RewrittenModule {
  readonly code: string
  /** Source map as JSON. */
  readonly map: string
  /** Hashes of the static queries the module asks for, in order. */
  readonly staticQueryHashes: readonly string[]
}

/** Exports that run on the server only. */
const SERVER_EXPORTS = new Set(['getServerData', 'config'])

/**
 * What a module becomes in a bundle: queries are replaced by their hashes, exported page queries are dropped, and
 * from browser code also the exports that run on the server. Undefined where there is nothing to change; code that
 * does not parse is left to the bundler's own error.
 */
export function rewriteQueries(
  code: string,
  file: string,
  {
    stage,
    isTemplate = false,
  }: {
    readonly stage: 'build-javascript' | 'build-html'
    /** Whether the module is a page's component, whose server exports browsers do not get. */
    readonly isTemplate?: boolean
  },
): RewrittenModule | undefined {
  const parsed = parseModule(code, file)
  if ('failure' in parsed) return undefined
  const { program } = parsed
  const { tags } = findTags(program)
  const text = new MagicString(code)
  const staticQueryHashes: string[] = []
  for (const tag of tags) {
    const { start, end, quasi } = tag.template
    const hash = queryHash(code.slice(quasi.start + 1, quasi.end - 1))
    if (tag.kind === 'static') staticQueryHashes.push(hash)
    const dropped = tag.kind === 'page' ? soleDeclaration(program, tag) : undefined
    if (dropped) text.remove(dropped.start, dropped.end)
    else text.overwrite(start, end, JSON.stringify(hash))
  }
  if (stage === 'build-javascript' && isTemplate) removeServerExports(program, text)
  if (!text.hasChanged()) return undefined
  return {
    code: text.toString(),
    map: text.generateMap({ source: file, hires: 'boundary', includeContent: true }).toString(),
    staticQueryHashes,
  }
}

/** The `export const query = ...` of a tag, where it declares nothing else. */
function soleDeclaration(
  program: Program,
  { declaration }: FoundTag,
): ESTree.ExportNamedDeclaration | undefined {
  for (const statement of program.body) {
    if (statement.type !== 'ExportNamedDeclaration') continue
    const declared = statement.declaration
    if (declared?.type !== 'VariableDeclaration') continue
    const [only, ...others] = declared.declarations
    if (only === declaration && others.length === 0) return statement
  }
  return undefined
}

function removeServerExports(program: Program, text: MagicString): void {
  for (const statement of program.body) {
    if (statement.type !== 'ExportNamedDeclaration' || !statement.declaration) continue
    const { declaration } = statement
    const names =
      declaration.type === 'VariableDeclaration'
        ? declaration.declarations.map(({ id }) => (id.type === 'Identifier' ? id.name : ''))
        : declaration.type === 'FunctionDeclaration' && declaration.id
          ? [declaration.id.name]
          : []
    if (names.length > 0 && names.every(name => SERVER_EXPORTS.has(name))) {
      text.remove(statement.start, statement.end)
    }
  }
}
