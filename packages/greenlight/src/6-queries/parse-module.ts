import { type ESTree, parseSync } from 'rolldown/utils'

/** A module's syntax tree; offsets are those of JavaScript strings. */
export type Program = ESTree.Program

/** A syntax error with its offset in the source. */
export interface ParseFailure {
  readonly message: string
  readonly offset: number
}

/** Parses a module of a site: TypeScript and JSX by its extension, JSX in `.js` files as well. */
export function parseModule(
  code: string,
  file: string,
): { readonly program: Program } | { readonly failure: ParseFailure } {
  const lang = /\.[cm]?ts$/.test(file) ? 'ts' : /\.[cm]?tsx$/.test(file) ? 'tsx' : 'jsx'
  const { program, errors } = parseSync(file, code, { lang, sourceType: 'module' })
  const [error] = errors
  if (!error) return { program }
  return { failure: { message: error.message, offset: error.labels[0]?.start ?? 0 } }
}
