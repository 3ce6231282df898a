import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { CODE_PREFIXES, type ErrorCode, listErrorCodes } from './list-error-codes.ts'

/** Where the page stands in the repository. */
export const ERROR_DOCS = fileURLToPath(new URL('../../../docs/errors.md', import.meta.url))

/** The page that lists all codes, made of the sources. */
export function describeErrorCodes(codes: readonly ErrorCode[]): string {
  const sections = Object.entries(CODE_PREFIXES).flatMap(([prefix, title]) => {
    const own = codes.filter(({ code }) => code.startsWith(`${prefix}_`))
    const sorted = own.toSorted((a, b) => a.code.localeCompare(b.code, 'en'))
    if (sorted.length === 0) return []
    return [`## ${title}`, ...sorted.map(({ code, meaning }) => `### ${code}\n\n${meaning}`)]
  })
  const intro = [
    '# Errors and warnings',
    'Every message of Greenlight has a code that never changes its meaning. The first word names the part of the engine. An *error* ends a command with exit code 1; a *warning* does not.',
    'This page is made of the sources by `node --import ./packages/greenlight/scripts/register-typescript.js packages/greenlight/scripts/write-error-docs.ts`.',
  ]
  return `${[...intro, ...sections].join('\n\n')}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(ERROR_DOCS, describeErrorCodes(listErrorCodes()))
}
