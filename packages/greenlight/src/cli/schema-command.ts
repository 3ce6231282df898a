import { openSite } from '../site.ts'
import type { CommandContext } from './command-context.ts'

/** Prints the schema of the site's data in GraphQL's schema language. */
export async function schemaCommand({
  root,
  reporter,
  json,
  answer,
}: CommandContext): Promise<boolean> {
  const site = await openSite({ root, command: 'build', reporter })
  try {
    const schema = site.schema.print()
    answer(json ? JSON.stringify({ schema }) : schema)
    return true
  } finally {
    await site.close()
  }
}
