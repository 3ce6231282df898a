import { readFileSync } from 'node:fs'
import type { ParserOptions } from '@babel/parser'
import { codeFrame } from '#diagnostics'
import { babelParser } from '#support/babel-parser'

type AstNode = { readonly type: string; readonly loc?: Loc | null } & Record<string, unknown>
type Loc = { readonly start: { readonly line: number; readonly column: number } }

/** Place of a key, with its frame; all fields are absent when the file cannot be read or parsed. */
export interface KeyPlace {
  readonly file: string
  readonly line?: number
  readonly column?: number
  readonly frame?: string
}

/** Syntax plugins of `@babel/parser` that fit a file by its extension. */
export function parserOptionsFor(file: string): ParserOptions {
  const typescript = /\.[cm]?tsx?$/.test(file)
  return {
    sourceType: 'unambiguous',
    allowReturnOutsideFunction: true,
    plugins: typescript
      ? ['typescript', ...(file.endsWith('x') ? (['jsx'] as const) : [])]
      : ['jsx'],
  }
}

/**
 * Finds where a key of a configuration file stands, following `module.exports`, `export default`,
 * named objects, and TypeScript's `as` and `satisfies`. Goes as deep as the source is literal:
 * for a computed value the place of the deepest key that was found.
 */
export function locateKey(file: string, keyPath: readonly (string | number)[]): KeyPlace {
  let source: string
  let program: AstNode
  try {
    source = readFileSync(file, 'utf8')
    program = asNode(babelParser().parse(source, parserOptionsFor(file)).program) ?? {
      type: 'Program',
    }
  } catch {
    return { file }
  }
  const bindings = collectBindings(program)
  const steps: (string | number)[] = [...keyPath]
  let value = unwrap(exportedValue(program), bindings)
  let found: AstNode | undefined
  while (value && steps.length > 0) {
    const step = steps.shift()
    const next = typeof step === 'number' ? elementAt(value, step) : propertyOf(value, step ?? '')
    if (!next) break
    found = next.place
    value = unwrap(next.value, bindings)
  }
  const start = found?.loc?.start
  if (!start) return { file }
  const place = { line: start.line, column: start.column + 1 }
  return { file, ...place, frame: codeFrame(source, place) }
}

function asNode(value: unknown): AstNode | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value)) return undefined
  return typeof value.type === 'string' ? { ...value, type: value.type } : undefined
}

function nodesOf(value: unknown): AstNode[] {
  return Array.isArray(value) ? value.flatMap(item => asNode(item) ?? []) : []
}

/** Top-level `const name = value` by name. */
function collectBindings(program: AstNode): Map<string, AstNode> {
  const bindings = new Map<string, AstNode>()
  for (const statement of nodesOf(program.body)) {
    const declaration = asNode(statement.declaration) ?? statement
    for (const declarator of nodesOf(declaration.declarations)) {
      const name = asNode(declarator.id)?.name
      const init = asNode(declarator.init)
      if (typeof name === 'string' && init) bindings.set(name, init)
    }
  }
  return bindings
}

function exportedValue(program: AstNode): AstNode | undefined {
  for (const statement of nodesOf(program.body)) {
    if (statement.type === 'ExportDefaultDeclaration') return asNode(statement.declaration)
    const expression = asNode(statement.expression)
    if (expression?.type !== 'AssignmentExpression') continue
    const target = asNode(expression.left)
    const object = asNode(target?.object)?.name
    const property = asNode(target?.property)?.name
    if (object === 'module' && property === 'exports') return asNode(expression.right)
  }
  return undefined
}

/** The object or array behind casts and names; a function stands for what it returns at once. */
function unwrap(node: AstNode | undefined, bindings: Map<string, AstNode>): AstNode | undefined {
  let current = node
  for (let depth = 0; current && depth < 20; depth++) {
    if (current.type === 'Identifier') current = bindings.get(String(current.name))
    else if (/^TS(As|Satisfies|NonNull)Expression$/.test(current.type))
      current = asNode(current.expression)
    else if (current.type === 'ArrowFunctionExpression') current = asNode(current.body)
    else if (current.type === 'CallExpression') current = filteredArray(current)
    else return current
  }
  return undefined
}

/** `[...].filter(Boolean)` keeps its places as long as nothing is dropped, which is the best guess there is. */
function filteredArray(call: AstNode): AstNode | undefined {
  const callee = asNode(call.callee)
  return asNode(callee?.property)?.name === 'filter' ? asNode(callee?.object) : undefined
}

function propertyOf(node: AstNode, key: string): { place: AstNode; value?: AstNode } | undefined {
  if (node.type !== 'ObjectExpression') return undefined
  for (const property of nodesOf(node.properties)) {
    const name = asNode(property.key)
    if (name?.name !== key && name?.value !== key) continue
    const value = asNode(property.value)
    return value ? { place: property, value } : { place: property }
  }
  return undefined
}

function elementAt(node: AstNode, index: number): { place: AstNode; value: AstNode } | undefined {
  if (node.type !== 'ArrayExpression' || !Array.isArray(node.elements)) return undefined
  const before = nodesOf(node.elements.slice(0, index + 1))
  if (before.some(element => element.type === 'SpreadElement')) return undefined
  const element = asNode(node.elements[index])
  return element && { place: element, value: element }
}
