import { readdirSync, readFileSync, statSync } from 'node:fs'
import { parse } from '@babel/parser'

/** The titles of one file's tests: those written out, and patterns of those made of variables. */
export interface TestTitles {
  has(title: string): boolean
}

const TESTS = new Set(['it', 'test'])

/**
 * Reads the titles of a test file's tests from its syntax, without running it. Where a title is made of variables,
 * the text of each must stand in the file as a string, or in one of its `cases`.
 *
 * @param cases other files that hold the names of cases, and folders of which each entry is a case
 */
export function readTestTitles(file: string, cases: readonly string[] = []): TestTitles {
  const titles = new Set<string>()
  const patterns: RegExp[] = []
  const strings = new Set<string>()
  for (const place of cases) {
    if (statSync(place).isDirectory()) for (const name of readdirSync(place)) strings.add(name)
    else visit(syntaxOf(place), node => addString(node, strings))
  }
  visit(syntaxOf(file), node => {
    addString(node, strings)
    if (node.type !== 'CallExpression' || !isTest(node.callee)) return
    const [title] = listOf(node.arguments)
    if (title === undefined) return
    const written = stringOf(title)
    if (written === undefined) patterns.push(patternOf(title))
    else titles.add(written)
  })
  return {
    has: title =>
      titles.has(title) ||
      patterns.some(pattern => {
        const parts = pattern.exec(title)?.slice(1)
        return parts?.every(part => strings.has(part)) ?? false
      }),
  }
}

type Syntax = { readonly type: string } & Readonly<Record<string, unknown>>

function syntaxOf(file: string): Syntax {
  const plugins = file.endsWith('.ts') ? (['typescript'] as const) : []
  const program: unknown = parse(readFileSync(file, 'utf8'), {
    sourceType: 'unambiguous',
    plugins: [...plugins],
  }).program
  if (!isSyntax(program)) throw new TypeError(`${file} has no syntax`)
  return program
}

function isSyntax(value: unknown): value is Syntax {
  return typeof value === 'object' && value !== null && 'type' in value
}

function listOf(value: unknown): readonly Syntax[] {
  return Array.isArray(value) ? value.filter(isSyntax) : []
}

function visit(node: Syntax, see: (node: Syntax) => void): void {
  see(node)
  for (const value of Object.values(node)) {
    if (isSyntax(value)) visit(value, see)
    else for (const item of listOf(value)) visit(item, see)
  }
}

function isTest(callee: unknown): boolean {
  return isSyntax(callee) && typeof callee.name === 'string' && TESTS.has(callee.name)
}

function stringOf(node: Syntax): string | undefined {
  if (node.type === 'StringLiteral' && typeof node.value === 'string') return node.value
  if (node.type !== 'TemplateLiteral') return undefined
  const [only, ...more] = quasisOf(node)
  return more.length === 0 ? only : undefined
}

/** Adds the text of a string or of an object's key. */
function addString(node: Syntax, strings: Set<string>): void {
  const text = stringOf(node)
  if (text !== undefined) strings.add(text)
  if (node.type !== 'ObjectProperty' || !isSyntax(node.key)) return
  if (typeof node.key.name === 'string') strings.add(node.key.name)
}

function quasisOf(node: Syntax): readonly string[] {
  return listOf(node.quasis).map(({ value }) =>
    typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : '',
  )
}

/** What a title looks like in which variables stand: each part that varies is a group. */
function patternOf(title: Syntax): RegExp {
  const parts = title.type === 'TemplateLiteral' ? quasisOf(title) : ['', '']
  const escaped = parts.map(part => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`^${escaped.join('(.+)')}$`, 's')
}
