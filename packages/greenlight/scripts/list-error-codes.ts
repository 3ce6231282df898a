import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A permanent code of a problem, as the sources define it. */
export interface ErrorCode {
  readonly code: string
  /** Source file below `src`. */
  readonly file: string
  readonly line: number
  /** The docstring of the function that makes the problem, as one line. */
  readonly meaning: string
}

const SOURCE = fileURLToPath(new URL('../src', import.meta.url))

/** First words of codes, with the part of the engine they stand for. */
export const CODE_PREFIXES: Readonly<Record<string, string>> = {
  CONFIG: 'Configuration, themes and where plugins are found',
  PLUGINS: 'Options and hooks of plugins',
  NODES: 'Nodes',
  SCHEMA: 'Types and queries',
  PAGES: 'Pages',
  QUERIES: 'Queries in code',
  BUNDLE: 'Bundles',
  RENDER: 'Rendering of pages',
  OUTPUT: 'Files of the site',
  JOBS: 'Jobs',
  CACHE: 'The cache and the lock of a folder',
  API: 'What plugins do with what hooks give them',
  SITE: 'The site as a whole',
  CLI: 'The command line',
}

const CODE = new RegExp(`'((?:${Object.keys(CODE_PREFIXES).join('|')})_[A-Z_]+)'`, 'g')

/** Names of events that look like codes. */
const EVENTS = new Set(['API_FINISHED'])

/** Every code that a source defines, in the order of files; a code that stands in two places is listed twice. */
export function listErrorCodes(): ErrorCode[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .sort()
    .flatMap(codesIn)
}

function codesIn(file: string): ErrorCode[] {
  const lines = readFileSync(join(SOURCE, file), 'utf8').split('\n')
  return lines.flatMap((text, index) => {
    if (/^\s*(?:\*|\/\/)/.test(text)) return []
    const meaning = docstringBefore(lines, index)
    return [...text.matchAll(CODE)].flatMap(([, code]) =>
      code === undefined || EVENTS.has(code) ? [] : { code, file, line: index + 1, meaning },
    )
  })
}

function docstringBefore(lines: readonly string[], index: number): string {
  const end = lines.slice(0, index).findLastIndex(line => line.trimEnd().endsWith('*/'))
  const start = lines.slice(0, end + 1).findLastIndex(line => line.trimStart().startsWith('/**'))
  if (end < 0 || start < 0) return ''
  return lines
    .slice(start, end + 1)
    .map(line => line.replace(/^\s*\/?\*+\/?\s?/, '').replace(/\s*\*\/$/, ''))
    .filter(line => !line.startsWith('@'))
    .join(' ')
    .trim()
}
