import { distance } from 'fastest-levenshtein'
import type { z } from 'zod'
import { descriptionAt, knownKeysAt } from './schema-shape'

/** What is wrong with a value or key, in words. */
export interface Description {
  /** Path of keys to the place. */
  readonly path: readonly PropertyKey[]
  /** Point at the key rather than at its value. */
  readonly atKey: boolean
  readonly message: string
  readonly hint: string
}

interface IssueContext {
  readonly schema: z.core.$ZodType
  /** The value that YAML gave at a path; `undefined` where there is no such key. */
  readonly valueAt: (path: readonly PropertyKey[]) => unknown
  readonly hasKey: (path: readonly PropertyKey[]) => boolean
}

/** Tells an issue of a schema as an author reads it. One issue may hold several, such as two unknown keys. */
export function describeIssue(issue: z.core.$ZodIssue, context: IssueContext): Description[] {
  const { schema, valueAt, hasKey } = context
  const { path } = issue
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeysAt(schema, path)
    return issue.keys.map(key => ({
      path: [...path, key],
      atKey: true,
      message: `Unknown key "${[...path, key].map(String).join('.')}"`,
      hint: suggestKey(key, known),
    }))
  }
  const value = valueAt(path)
  if (issue.code === 'invalid_union') {
    const nested = nearestBranch(issue.errors, value).flatMap(error =>
      describeIssue({ ...error, path: [...path, ...error.path] }, context),
    )
    if (nested.length > 0) return nested
  }
  const name = nameOf(path)
  const last = path.at(-1)
  if (last !== undefined && !hasKey(path)) {
    return [
      {
        path: path.slice(0, -1),
        atKey: path.length > 1,
        message: `${name} is missing`,
        hint: `Add a line "${String(last)}: ...".${withSpace(descriptionAt(schema, path))}`,
      },
    ]
  }
  if (value === null && last !== undefined) {
    return [
      {
        path,
        atKey: true,
        message: `${name} is empty`,
        hint: descriptionAt(schema, path) ?? 'Give it a value.',
      },
    ]
  }
  return [{ path, atKey: false, ...describeValue(issue, { name, path, value, schema }) }]
}

function describeValue(
  issue: z.core.$ZodIssue,
  place: {
    readonly name: string
    readonly path: readonly PropertyKey[]
    readonly value: unknown
    readonly schema: z.core.$ZodType
  },
): { message: string; hint: string } {
  const { name, path, value, schema } = place
  const ofWrongType = issue.code === 'invalid_type' || issue.code === 'invalid_union'
  const wanted = path.length === 0 ? 'must hold keys and values, one a line' : issue.message
  const message = `${name} ${wanted}${ofWrongType ? `, not ${kindOf(value)}` : ''}`
  const isScalar = typeof value === 'number' || typeof value === 'boolean'
  const description = descriptionAt(schema, path)
  if (issue.message === MUST_BE_TEXT && isScalar)
    return { message, hint: `Put it in quotes: ${JSON.stringify(String(value))}.` }
  if (issue.message === MUST_BE_SWITCH)
    return { message, hint: `Write true or false, without quotes.${withSpace(description)}` }
  return { message, hint: description ?? 'See CONTRIBUTING.md for the keys and their values.' }
}

/** The message of text in the schemas: its hint offers quotes. */
export const MUST_BE_TEXT = 'must be text'

/** The message of a switch in the schemas: its hint says how to write one. */
export const MUST_BE_SWITCH = 'must be true or false'

/** The errors of that branch of a union which the author seems to have meant: the one of the right type. */
function nearestBranch(
  branches: readonly z.core.$ZodIssue[][],
  value: unknown,
): readonly z.core.$ZodIssue[] {
  return (
    branches.find(
      errors =>
        value !== null &&
        !errors.some(error => error.code === 'invalid_type' && error.path.length === 0),
    ) ?? []
  )
}

/** `"author.name"`, `entry 2 of "tags"`; the whole text where the path is empty. */
function nameOf(path: readonly PropertyKey[]): string {
  const last = path.at(-1)
  if (last === undefined) return 'The text'
  if (typeof last === 'number')
    return `Entry ${last + 1} of "${path.slice(0, -1).map(String).join('.')}"`
  return `"${path.map(String).join('.')}"`
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  switch (typeof value) {
    case 'string':
      return 'text'
    case 'number':
      return Number.isInteger(value) ? 'a number' : 'a fraction'
    case 'boolean':
      return `${value}`
    default:
      return 'keys and values'
  }
}

const withSpace = (text: string | undefined) => (text === undefined ? '' : ` ${text}`)

/** The known word nearest to a given one, where one is near enough to have been meant. */
export function findNearest(given: string, known: readonly string[]): string | undefined {
  const wanted = given.toLowerCase()
  let nearest: string | undefined
  let least = Math.max(2, Math.floor(given.length / 3)) + 1
  for (const word of known) {
    const far = distance(wanted, word.toLowerCase())
    if (far < least) [nearest, least] = [word, far]
  }
  return nearest
}

function suggestKey(key: string, known: readonly string[]): string {
  const nearest = findNearest(key, known)
  return nearest === undefined ? `Known keys: ${known.join(', ')}.` : `Did you mean ${nearest}?`
}
