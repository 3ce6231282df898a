import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parserOptionsFor } from '#config'
import { codeFrame, messageOf, type Problem, ProblemError } from '#diagnostics'
import { babelParser } from '#support/babel-parser'
import { mixedModules } from './errors.ts'

const EXTENSIONS = ['.js', '.jsx', '.ts', '.tsx', '.mjs', '.cjs']

/** The file `<folder>/<name>` as the bundler would find it. */
export function findBundledFile(folder: string, name: string): string | undefined {
  return EXTENSIONS.map(extension => join(folder, name + extension)).find(file => existsSync(file))
}

/**
 * Names exported by a gatsby-browser or gatsby-ssr file, found by reading its syntax: such files hold JSX and
 * browser code and are never run here.
 *
 * @throws ProblemError when the file does not parse, or mixes ES modules with CommonJS
 */
export function detectExports(file: string, plugin: string): string[] {
  const source = readFileSync(file, 'utf8')
  const names = new Set<string>()
  let hasEsm = false
  let hasCommonJs = false
  for (const statement of parseFile(file, source, plugin)) {
    switch (statement.type) {
      case 'ImportDeclaration':
        // What has only types disappears when it is compiled.
        hasEsm ||= statement.importKind !== 'type'
        break
      case 'ExportDefaultDeclaration':
        hasEsm = true
        break
      case 'ExportNamedDeclaration': {
        if (statement.exportKind === 'type') break
        hasEsm = true
        const { declaration } = statement
        if (declaration?.type === 'FunctionDeclaration' && declaration.id) {
          names.add(declaration.id.name)
        } else if (declaration?.type === 'VariableDeclaration') {
          for (const { id } of declaration.declarations) {
            if (id.type === 'Identifier') names.add(id.name)
          }
        }
        for (const specifier of statement.specifiers) {
          const { exported } = specifier
          names.add(exported.type === 'Identifier' ? exported.name : exported.value)
        }
        break
      }
    }
  }
  // Assignments may stand anywhere, compiled code chains them: exports.a = exports.b = void 0
  for (const [, name] of source.matchAll(/\bexports\.([A-Za-z_$][\w$]*)\s*=(?!=)/g)) {
    if (name === undefined) continue
    if (name !== '__esModule') {
      names.add(name)
      hasCommonJs = true
    }
  }
  if (hasEsm && hasCommonJs) throw new ProblemError(mixedModules(plugin, file))
  return [...names]
}

function parseFile(file: string, source: string, plugin: string) {
  try {
    return babelParser().parse(source, { ...parserOptionsFor(file), errorRecovery: false }).program
      .body
  } catch (error) {
    const loc = error instanceof SyntaxError && 'loc' in error ? error.loc : undefined
    const place = readPlace(loc)
    const problem: Problem = {
      code: 'PLUGINS_PARSE',
      severity: 'error',
      message: messageOf(error).replace(/ \(\d+:\d+\)$/, ''),
      file,
      plugin,
      ...place,
      ...(place ? { frame: codeFrame(source, place) } : {}),
    }
    throw new ProblemError(problem)
  }
}

function readPlace(loc: unknown): { line: number; column: number } | undefined {
  if (typeof loc !== 'object' || loc === null || !('line' in loc) || !('column' in loc)) {
    return undefined
  }
  return { line: Number(loc.line), column: Number(loc.column) + 1 }
}
