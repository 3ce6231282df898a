/** `import()`, in whatever it is written, and what only ES modules have, which Node finds in files that do not say so. */
const IMPORT = /\bimport\s*(?:\(|\/\*|\/\/)|^\s*(?:import|export)\b/m

/** Comments that have lines of their own: those behind code cannot be told from text in it without a parser. */
const COMMENTS = /^[ \t]*(?:\/\*[\s\S]*?\*\/|\/\/.*$)/gm

/** Types that TypeScript reads, said in the midst of code: `/** @type {import('./types').Type} *\/`. */
const TYPES = /\/\*\* @type \{[^*\n]*\*\//g

/** The package in `import('package')`. */
const PACKAGE =
  /^import\s*\(\s*(['"`])(?!node:)((?:@[\w.-]+\/)?[\w-][\w.-]*)(?:\/[\w./-]*)?\1\s*[,)]/

/** `import('node:fs')`. */
const BUILTIN = /^import\s*\(\s*(['"`])node:[\w/]+\1\s*[,)]/

/**
 * The packages that a CommonJS module may import by `import()`; `unknown` where it may import others, or is an ES
 * module after all.
 */
export function importsIn(code: string): readonly string[] | 'unknown' {
  if (!IMPORT.test(code)) return []
  const text = code.replace(COMMENTS, '').replace(TYPES, '')
  const packages: string[] = []
  for (const { index } of text.matchAll(new RegExp(IMPORT, 'gm'))) {
    const statement = text.slice(index, index + 200)
    const name = PACKAGE.exec(statement)?.[2]
    if (name !== undefined) packages.push(name)
    else if (!BUILTIN.test(statement)) return 'unknown'
  }
  return packages
}
