import { openSite } from '../site.ts'
import type { CommandContext } from './command-context.ts'
import type { QueryArguments } from './read-query.ts'

/** Answers a query over the site's data on standard output, as JSON. Resolves whether there were no errors. */
export async function graphqlCommand(
  { root, reporter, json, answer }: CommandContext,
  { query, variables }: QueryArguments,
): Promise<boolean> {
  const site = await openSite({ root, command: 'build', reporter })
  try {
    const { data, errors } = await site.schema.execute({ query, variables, pageContext: variables })
    const response = { ...(errors?.length ? { errors } : {}), data }
    answer(JSON.stringify(response, undefined, json ? undefined : 2))
    return !errors?.length
  } finally {
    await site.close()
  }
}
