import { distance } from 'fastest-levenshtein'
import { type Document, isMap, isScalar, type Node, parseDocument, visit } from 'yaml'
import type { z } from 'zod'
import { type ContentProblem, positionAt } from '../problem'

/** A YAML text inside a file: all positions are told in terms of the file. */
export interface YamlSource {
  readonly file: string
  /** Text of the whole file. */
  readonly text: string
  readonly yaml: string
  /** Where `yaml` begins in `text`. */
  readonly offset: number
}

/** What a check gives: the value where there is no error, and every problem found. */
export interface Checked<Value> {
  readonly value: Value | undefined
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
}

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
    ...positionAt(source.text, source.offset + offset),
    message,
    hint,
  })
  const offsetOf = (path: readonly PropertyKey[]) => source.offset + findOffset(document, path)
  if (document.errors.length > 0) {
    const problems = document.errors.map(error =>
      problemAt(
        error.code === 'MISSING_CHAR'
          ? startOfUnclosed(document, error.pos[0])
          : Math.min(error.pos[0], source.yaml.length),
        `Bad YAML: ${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}`,
        YAML_HINTS[error.code] ??
          'Put quotes around texts that hold a colon, a quote or begin with a special character.',
      ),
    )
    return { value: undefined, problems, offsetOf }
  }
  const result = schema.safeParse(document.toJS() ?? {})
  if (result.success) return { value: result.data, problems: [], offsetOf }
  const problems = result.error.issues.flatMap(issue =>
    describeIssue(issue, schema, document).map(({ path, key, message, hint }) =>
      problemAt(key ? findKeyOffset(document, path) : findOffset(document, path), message, hint),
    ),
  )
  return { value: undefined, problems, offsetOf }
}

/** Where the text or bracket begins whose end is missing at `offset`: the place to mend. */
function startOfUnclosed(document: Document, offset: number): number {
  let start = offset
  visit(document, {
    Node: (_key, node) => {
      const [from, to] = node.range ?? []
      const opensHere = !isMap(node) || node.flow === true
      if (from !== undefined && to !== undefined && opensHere && from <= offset && to >= offset)
        start = Math.min(start, from)
    },
  })
  return start
}

interface Description {
  readonly path: readonly PropertyKey[]
  /** Point at the key rather than at its value. */
  readonly key: boolean
  readonly message: string
  readonly hint: string
}

function describeIssue(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  document: Document,
): Description[] {
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, issue.path)
    return issue.keys.map(key => ({
      path: [...issue.path, key],
      key: true,
      message: `Unknown key "${key}"`,
      hint: suggestKey(key, known),
    }))
  }
  if (issue.code === 'invalid_union') {
    const given = document.toJS()?.[String(issue.path[0])]
    const branch = issue.errors.find(errors =>
      errors.some(error => typeof given === 'object' && error.code !== 'invalid_type'),
    )
    const nested = branch?.flatMap(error =>
      describeIssue({ ...error, path: [...issue.path, ...error.path] }, schema, document),
    )
    if (nested && nested.length > 0) return nested
  }
  const name = issue.path.map(String).join('.')
  const missing = issue.path.length > 0 && !hasValue(document, issue.path)
  if (missing) {
    return [
      {
        path: issue.path.slice(0, -1),
        key: false,
        message: `"${name}" is missing`,
        hint: `Add a line "${String(issue.path.at(-1))}: ...".`,
      },
    ]
  }
  return [
    {
      path: issue.path,
      key: false,
      message: name === '' ? `The front matter ${issue.message}` : `"${name}" ${issue.message}`,
      hint: hintFor(schema, issue.path),
    },
  ]
}

function hasValue(document: Document, path: readonly PropertyKey[]): boolean {
  return document.hasIn(path)
}

function suggestKey(key: string, known: readonly string[]): string {
  const nearest = [...known].sort(
    (a, b) =>
      distance(key.toLowerCase(), a.toLowerCase()) - distance(key.toLowerCase(), b.toLowerCase()),
  )[0]
  const near =
    nearest !== undefined &&
    distance(key.toLowerCase(), nearest.toLowerCase()) <= Math.max(2, key.length / 3)
  return near ? `Did you mean ${nearest}?` : `Known keys: ${known.join(', ')}.`
}

interface SchemaShape {
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly options?: readonly z.ZodType[]
  unwrap?(): z.ZodType
}

/** The schema at a path, looking through optional values and unions to the object that has the key. */
function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  const [key, ...rest] = path
  const inner = unwrapSchema(schema)
  if (key === undefined) return inner
  const next = (inner as SchemaShape).shape?.[String(key)]
  return next && schemaAt(next, rest)
}

function unwrapSchema(schema: z.ZodType): z.ZodType {
  const { unwrap, options } = schema as SchemaShape
  if (options) return options.map(unwrapSchema).find(option => 'shape' in option) ?? schema
  return unwrap && !('shape' in schema) && schema.type === 'optional'
    ? unwrapSchema(unwrap.call(schema))
    : schema
}

function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const found = schemaAt(schema, path)
  return found ? Object.keys((found as SchemaShape).shape ?? {}) : []
}

function hintFor(schema: z.ZodType, path: readonly PropertyKey[]): string {
  const [key] = path
  const field = (unwrapSchema(schema) as SchemaShape).shape?.[String(key)]
  return (
    field?.description ??
    (field && unwrapSchema(field).description) ??
    'See CONTRIBUTING.md for the keys of the front matter.'
  )
}

function rangeStart(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0]
}

function findOffset(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const start = rangeStart(document.getIn(path.slice(0, length), true))
    if (start !== undefined) return start
  }
  return 0
}

function findKeyOffset(document: Document, path: readonly PropertyKey[]): number {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents
  if (isMap(parent)) {
    const pair = parent.items.find(
      item => isScalar(item.key) && String(item.key.value) === String(path.at(-1)),
    )
    const start = rangeStart(pair?.key)
    if (start !== undefined) return start
  }
  return findOffset(document, path)
}
