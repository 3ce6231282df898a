import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  codeFrame,
  type ErrorLocation,
  locateError,
  messageOf,
  type Problem,
  ProblemError,
  withFrame,
} from '#diagnostics'
import { babelParser } from '#support/babel-parser'
import { loadFile, type ModuleNamespace } from '#support/load-file'
import { type CompileOptions, compiledInputs, compileTypescript } from './compile-typescript.ts'
import { loadFailure, parseFailure } from './errors.ts'
import { parserOptionsFor } from './locate-key.ts'

/**
 * Loads a file of a site, theme or plugin: TypeScript compiled, ESM and CommonJS as Node does.
 *
 * @throws ProblemError with the place when the file does not parse, throws, or misses an import
 */
export async function loadModule(file: string, options: CompileOptions): Promise<ModuleNamespace> {
  try {
    return await loadFile(await loadableFile(file, options))
  } catch (error) {
    throw new ProblemError(describeLoadFailure(file, options, error))
  }
}

/** The JavaScript behind a file: TypeScript is compiled, everything else is the file itself. */
export async function loadableFile(file: string, options: CompileOptions): Promise<string> {
  return /\.[cm]?ts$/.test(file) ? compileTypescript(file, options) : file
}

/** The `default` of a module where it has one: the module itself of CommonJS. As Gatsby unwraps plugins. */
export function unwrapDefault(module: unknown): unknown {
  if ((typeof module === 'object' || typeof module === 'function') && module !== null) {
    if ('default' in module && module.default) return module.default
  }
  return module
}

function describeLoadFailure(
  file: string,
  { root, folder }: CompileOptions,
  error: unknown,
): Problem {
  const parsed =
    findSyntaxError(file) ?? (error instanceof SyntaxError ? searchImports(file) : undefined)
  if (parsed) return parsed
  const missing = missingModule(messageOf(error))
  const message = missing === undefined ? messageOf(error) : `Cannot find module '${missing}'`
  const hint = hintFor(file, message)
  const inputs = [file, ...compiledInputs(file, folder)]
  const importing = missing === undefined ? undefined : locateText(inputs, missing)
  const place = importing ?? locateError(error, [root]) ?? { file }
  return loadFailure({ file, message, hint }, place, error)
}

/** Node does not tell which of the imported files is wrong, so they are parsed one by one. */
function searchImports(file: string, seen = new Set<string>()): Problem | undefined {
  if (seen.has(file)) return undefined
  seen.add(file)
  const source = readFileSync(file, 'utf8')
  for (const [, specifier = ''] of source.matchAll(
    /(?:from|import|require\()\s*['"](\.[^'"]+)['"]/g,
  )) {
    const imported = resolveLocal(join(dirname(file), specifier))
    const problem = imported && (findSyntaxError(imported) ?? searchImports(imported, seen))
    if (problem) return problem
  }
  return undefined
}

function resolveLocal(path: string): string | undefined {
  return ['', '.ts', '.js', '.mjs', '.cjs', '/index.js', '/index.ts']
    .map(suffix => path + suffix)
    .find(file => statSync(file, { throwIfNoEntry: false })?.isFile())
}

function findSyntaxError(file: string): Problem | undefined {
  let source: string
  try {
    source = readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
  try {
    babelParser().parse(source, parserOptionsFor(file))
    return undefined
  } catch (error) {
    const place = placeOf(error)
    if (!place) return undefined
    const message = messageOf(error).replace(/ \(\d+:\d+\)$/, '')
    return parseFailure(message, { file, ...place, frame: codeFrame(source, place) })
  }
}

function placeOf(error: unknown): { line: number; column: number } | undefined {
  if (!(error instanceof SyntaxError) || !('loc' in error)) return undefined
  const { loc } = error
  if (typeof loc !== 'object' || loc === null || !('line' in loc) || !('column' in loc)) {
    return undefined
  }
  return { line: Number(loc.line), column: Number(loc.column) + 1 }
}

function missingModule(message: string): string | undefined {
  return /Cannot find (?:module|package) '([^']+)'/.exec(message)?.[1]
}

/** The first place in files where a module is named in quotes. */
function locateText(files: readonly string[], name: string): ErrorLocation | undefined {
  for (const file of files) {
    const source = readFileSync(file, 'utf8')
    const index = Math.max(source.indexOf(`'${name}'`), source.indexOf(`"${name}"`))
    if (index < 0) continue
    const before = source.slice(0, index).split('\n')
    return withFrame({ file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 })
  }
  return undefined
}

function hintFor(file: string, message: string): string | undefined {
  if (/\b(module|exports|require) is not defined in ES module scope/.test(message)) {
    return `Its package has "type": "module", so ${file} is an ES module: use import/export or name it .cjs.`
  }
  const missing = missingModule(message)
  if (missing && !/^[./]/.test(missing)) return `Run: npm install ${missing}`
  return undefined
}
