import type * as RolldownUtils from 'rolldown/utils'
import type { ESTree } from 'rolldown/utils'
import { babelParser } from '#support/babel-parser'
import { isRecord } from '#support/is-record'
import { ownRequire } from '#support/own-require'

/** A module's syntax tree; offsets are those of JavaScript strings. */
export type Program = ESTree.Program

/** A syntax error with its offset in the source. */
export interface ParseFailure {
  readonly message: string
  readonly offset: number
}

/**
 * Parses a module of a site: TypeScript and JSX by its extension, JSX and, as Gatsby does, Flow's types in `.js` files
 * as well.
 */
export function parseModule(
  code: string,
  file: string,
): { readonly program: Program } | { readonly failure: ParseFailure } {
  const lang = /\.[cm]?ts$/.test(file) ? 'ts' : /\.[cm]?tsx$/.test(file) ? 'tsx' : 'jsx'
  const { program, errors } = rolldownUtils().parseSync(file, code, { lang, sourceType: 'module' })
  const [error] = errors
  if (!error) return { program }
  if (lang === 'jsx') {
    const typed = parseFlow(code)
    if (typed) return { program: typed }
  }
  return { failure: { message: error.message, offset: error.labels[0]?.start ?? 0 } }
}

/** The bundler, which is large, is loaded when there is something to parse. */
function rolldownUtils(): typeof RolldownUtils {
  return ownRequire('rolldown/utils')
}

/** What has Flow's types, which the bundler's parser does not know. */
function parseFlow(code: string): Program | undefined {
  if (!/@flow|import type|import typeof|\)\s*:|[(,]\s*\w+\s*:/.test(code)) return undefined
  try {
    const { program } = babelParser().parse(code, {
      sourceType: 'unambiguous',
      plugins: ['estree', 'flow', 'jsx', 'decorators'],
    })
    return isProgram(program) ? program : undefined
  } catch {
    return undefined
  }
}

/** The parser's `estree` plugin gives other nodes than its types tell of. */
function isProgram(value: unknown): value is Program {
  return isRecord(value) && value.type === 'Program' && Array.isArray(value.body)
}
