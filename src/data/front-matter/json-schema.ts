import { z } from 'zod'
import { postSchema } from './post-schema'

/** JSON Schema of a post's front matter, as editors read it. */
export function makeFrontMatterSchema(): string {
  const schema = z.toJSONSchema(postSchema, { target: 'draft-7', unrepresentable: 'any' })
  return `${JSON.stringify(schema, null, 2)}\n`
}
