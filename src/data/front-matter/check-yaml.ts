import { type Document, isMap, isNode, isScalar, parseDocument, visit, type YAMLError } from 'yaml'
import type { z } from 'zod'
import { type ContentProblem, positionAt } from '../problem'
import { describeIssue } from './describe-issue'
import { dropEmptyKeys } from './schema-shape'

/** A YAML text inside a file: all positions are told in terms of the file. */
export interface YamlSource {
  readonly file: string
  /** Text of the whole file. */
  readonly text: string
  readonly yaml: string
  /** Where `yaml` begins in `text`. */
  readonly offset: number
}

/** What a check gives. */
export interface Checked<Value> {
  /** The value without the keys that have errors; `undefined` where what is left will not do. */
  readonly value: Value | undefined
  /** Every problem found. */
  readonly problems: readonly ContentProblem[]
  /** Position of the value at a path of keys, for checks that come later; the start of the YAML where it has none. */
  readonly offsetOf: (path: readonly PropertyKey[]) => number
}

const YAML_HINTS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'Keep one of the two lines.',
  TAB_AS_INDENT: 'Indent with spaces.',
  BAD_INDENT: 'Give the lines of one block the same indentation.',
  MISSING_CHAR: 'Close the quote or bracket that was opened, or put quotes around the whole text.',
  BLOCK_AS_IMPLICIT_KEY: 'Put quotes around a text that holds a colon.',
  MULTILINE_IMPLICIT_KEY: 'Put a colon and a space between key and value.',
}
const YAML_HINT =
  'Put quotes around texts that hold a colon, a quote or begin with a special character.'

/**
 * Parses YAML and checks it against a schema: syntax errors, unknown keys with a guess, wrong types.
 * All problems in one go; a text with syntax errors is not checked further.
 */
export function checkYaml<Schema extends z.ZodType>(
  source: YamlSource,
  schema: Schema,
): Checked<z.infer<Schema>> {
  const document = parseDocument(source.yaml, { prettyErrors: false })
  const problemAt = (offset: number, message: string, hint: string): ContentProblem => ({
    severity: 'error',
    file: source.file,
    ...positionAt(source.text, source.offset + Math.min(offset, source.yaml.length)),
    message,
    hint,
  })
  const offsetOf = (path: readonly PropertyKey[]) => source.offset + findOffset(document, path)
  const parsed = readValue(document)
  if ('errors' in parsed) {
    const problems = parsed.errors.map(({ offset, message, hint }) =>
      problemAt(offset, `Bad YAML: ${message}`, hint),
    )
    return { value: undefined, problems: oneALine(problems), offsetOf }
  }
  const value = dropEmptyKeys(parsed.value ?? {}, schema)
  const result = schema.safeParse(value)
  if (result.success) return { value: result.data, problems: [], offsetOf }
  const context = {
    schema,
    valueAt: (path: readonly PropertyKey[]) => valueAt(parsed.value, path),
    hasKey: (path: readonly PropertyKey[]) => document.hasIn(path),
  }
  const problems = result.error.issues
    .flatMap(issue => describeIssue(issue, context))
    .map(({ path, atKey, message, hint }) =>
      problemAt(atKey ? findKeyOffset(document, path) : findOffset(document, path), message, hint),
    )
  const rest = schema.safeParse(dropFaultyKeys(value, result.error.issues))
  return { value: rest.success ? rest.data : undefined, problems, offsetOf }
}

interface SyntaxFault {
  readonly offset: number
  readonly hint: string
  /** Begins in lower case, ends without a full stop. */
  readonly message: string
}

function readValue(
  document: Document,
): { readonly value: unknown } | { readonly errors: readonly SyntaxFault[] } {
  if (document.errors.length > 0) {
    return {
      errors: document.errors.map(error => ({
        offset: startOfFault(document, error),
        hint: hintFor(error),
        message: lowerFirst(error.message),
      })),
    }
  }
  try {
    return { value: document.toJS() }
  } catch (error) {
    // An alias without its anchor, or aliases that would unfold to a text of enormous size.
    if (!(error instanceof ReferenceError)) throw error
    const hint = 'Put quotes around a text that begins with an asterisk.'
    return { errors: [{ offset: firstAlias(document), hint, message: lowerFirst(error.message) }] }
  }
}

const lowerFirst = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`

function hintFor({ code, message }: YAMLError): string {
  if (message.startsWith('Flow ')) return 'Close the bracket that was opened.'
  if (message.startsWith('Implicit map keys')) return YAML_HINTS.MULTILINE_IMPLICIT_KEY ?? YAML_HINT
  return YAML_HINTS[code] ?? YAML_HINT
}

/** A quote that is never closed runs to the end of the text: its fault is where it was opened. */
function startOfFault(document: Document, error: YAMLError): number {
  const [at] = error.pos
  if (error.code !== 'MISSING_CHAR') return at
  let start = at
  visit(document, {
    Scalar(_key, { type, range }) {
      const isQuoted = type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE'
      if (isQuoted && range && range[0] <= at && at <= range[1]) start = range[0]
    },
  })
  return start
}

function firstAlias(document: Document): number {
  let offset = 0
  visit(document, {
    Alias(_key, { range }) {
      offset = range?.[0] ?? 0
      return visit.BREAK
    },
  })
  return offset
}

/** One fault makes the parser stumble several times on a line; the first is the one to mend. */
function oneALine(problems: readonly ContentProblem[]): ContentProblem[] {
  const first = new Map<number, ContentProblem>()
  for (const problem of problems) if (!first.has(problem.line)) first.set(problem.line, problem)
  return [...first.values()]
}

function dropFaultyKeys(value: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  if (typeof value !== 'object' || value === null) return value
  const faulty = new Set(
    issues.flatMap(issue =>
      issue.code === 'unrecognized_keys' && issue.path.length === 0
        ? issue.keys
        : issue.path.slice(0, 1).map(String),
    ),
  )
  return Object.fromEntries(Object.entries(value).filter(([key]) => !faulty.has(key)))
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (found, key) =>
      typeof found === 'object' && found !== null && Object.hasOwn(found, key)
        ? Reflect.get(found, key)
        : undefined,
    value,
  )
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined
}

function findOffset(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const start = startOf(document.getIn(path.slice(0, length), true))
    if (start !== undefined) return start
  }
  return startOf(document.contents) ?? 0
}

function findKeyOffset(document: Document, path: readonly PropertyKey[]): number {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents
  if (isMap(parent)) {
    const pair = parent.items.find(
      ({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)),
    )
    const start = startOf(pair?.key)
    if (start !== undefined) return start
  }
  return findOffset(document, path)
}
