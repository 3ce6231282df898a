/**
 * The tag of queries. The build answers all of them and leaves none in the code.
 * @throws Error always: the query was not found at build time
 */
export function graphql(): never {
  throw new Error(
    'A graphql tag was left in the code. Queries are answered at build time: they stand in page components as exports, or within useStaticQuery.',
  )
}
