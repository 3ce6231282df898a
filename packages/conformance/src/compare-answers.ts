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
 * Lists the differences of two answers to one query: data with the order of its keys; errors with message, path
 * and place. The order of errors does not count, since resolvers that wait for something may end in any order, nor
 * does their number inside of lists: an error that voids a whole list ends the list at once where resolvers are
 * synchronous, and only after all other items had theirs where they are not.
 */
export function compareAnswers(left: ComparableAnswer, right: ComparableAnswer): Difference[] {
  return compareJson(plain(left), plain(right), { keyOrder: true })
}

function plain({ data, errors }: ComparableAnswer): unknown {
  const comparable =
    errors &&
    new Set(
      errors.map(({ message, path, locations }) => {
        const place = path?.map(step => (typeof step === 'number' ? '*' : step))
        return JSON.stringify({ message, path: place, locations })
      }),
    )
  return JSON.parse(JSON.stringify({ data, errors: comparable && [...comparable].sort() }))
}
