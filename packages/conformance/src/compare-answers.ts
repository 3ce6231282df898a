import { compareJson, type Difference } from './compare-json.ts'

/** What graphql-js gives for a query, as far as it is compared. */
export interface ComparableAnswer {
  readonly data?: unknown
  readonly errors?:
    | readonly {
        readonly message: string
        readonly path?: readonly (string | number)[] | undefined
        readonly locations?:
          | readonly { readonly line: number; readonly column: number }[]
          | undefined
      }[]
    | undefined
}

/**
 * An object where a scalar should be. How it is printed does not count: nodes of stock Gatsby keep functions and undefined
 * values until they have been read back from its database.
 */
const UNFIT_OBJECT = /^(\w+ cannot represent (?:non-\w+ )?value:) \{.*\}$/s

/**
 * Lists the differences of two answers to one query: data with the order of its keys; errors with message, path
 * and place, positions in lists left out.
 *
 * The order of errors does not count, since resolvers that wait for something may end in any order. Nor does, where
 * a null voids everything around it, how many other errors were met before: with synchronous resolvers that ends the
 * work at once, with asynchronous ones only after all siblings had their turn.
 */
export function compareAnswers(left: ComparableAnswer, right: ComparableAnswer): Difference[] {
  const data = compareJson(plain(left.data), plain(right.data), { keyOrder: true, path: 'data' })
  const leftErrors = comparableErrors(left)
  const rightErrors = comparableErrors(right)
  const [fewer, more] =
    leftErrors.length < rightErrors.length ? [leftErrors, rightErrors] : [rightErrors, leftErrors]
  const isVoided = fewer.some(error => error.includes('for non-nullable field'))
  if (isVoided && fewer.every(error => more.includes(error))) return data
  return [...data, ...compareJson(leftErrors, rightErrors, { path: 'errors' })]
}

function plain(data: unknown): unknown {
  return data === undefined ? undefined : JSON.parse(JSON.stringify(data))
}

function comparableErrors({ errors = [] }: ComparableAnswer): readonly string[] {
  const texts = errors.map(({ message, path, locations }) => {
    const place = path?.map(step => (typeof step === 'number' ? '*' : step))
    return JSON.stringify({
      message: message.replace(UNFIT_OBJECT, '$1 {…}'),
      path: place,
      locations,
    })
  })
  return [...new Set(texts)].sort()
}
