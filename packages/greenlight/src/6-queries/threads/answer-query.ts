import type { GraphQLError } from 'graphql'
import type { QueryReads, SiteSchema } from '#schema'
import type { QueryRequest } from './thread-message.ts'

/** Answers a query of a page or slice, in whichever thread. The JSON holds errors only where there are any. */
export async function answerQuery(
  schema: Pick<SiteSchema, 'execute'>,
  { text, variables, path }: QueryRequest,
): Promise<{
  readonly json: string
  readonly errors: readonly GraphQLError[]
  readonly reads: QueryReads
}> {
  const { data, errors, reads } = await schema.execute({
    query: text,
    variables,
    pageContext: variables,
    ...(path === undefined ? {} : { path }),
  })
  const hasErrors = errors !== undefined && errors.length > 0
  const json = JSON.stringify({ data, errors: hasErrors ? errors : undefined })
  return { json, errors: errors ?? [], reads }
}
