/** @jsxRuntime automatic @jsxImportSource react */
import { type ReactNode, useContext } from 'react'
import { StaticQueryContext } from '../shared/static-query-context.ts'

/**
 * The result of a static query. The build puts the query's hash in the place of its text.
 * @throws Error when the query was not found at build time
 */
export function useStaticQuery<T = unknown>(query: string): T {
  const results = useContext(StaticQueryContext)
  const result = results[query]
  if (!result) {
    throw new Error(
      'The result of this static query could not be found. useStaticQuery takes a graphql tag, or the name of one in the same file.',
    )
  }
  return result.data as T
}

/** Renders what a function makes of the result of a static query. */
export function StaticQuery({
  query,
  render,
  children = render,
}: {
  readonly query: string
  readonly render?: (data: unknown) => ReactNode
  readonly children?: (data: unknown) => ReactNode
}): ReactNode {
  const data = useStaticQuery(query)
  return children ? children(data) : null
}
