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
 * and place. The order of errors does not count, since resolvers that wait for something may end in any order.
 */
export function compareAnswers(left: ComparableAnswer, right: ComparableAnswer): Difference[] {
  return compareJson(plain(left), plain(right), { keyOrder: true })
}

function plain({ data, errors }: ComparableAnswer): unknown {
  const comparable = errors
    ?.map(({ message, path, locations }) => ({ message, path, locations }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  return JSON.parse(JSON.stringify({ data, errors: comparable }))
}
