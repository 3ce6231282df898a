import { z } from 'zod'
import { MUST_BE_TEXT } from './describe-issue'

const text = (what: string) =>
  z.string({ error: MUST_BE_TEXT }).trim().min(1, { error: 'must not be empty' }).describe(what)

/** Front matter of a file in content/authors/; its body is the biography. */
export const authorSchema = z.strictObject({
  name: text('Name as readers see it.'),
  picture: text('Portrait: a path under static/ or relative to the file.').optional(),
  role: text('What the person does here.').optional(),
  url: z.url({ error: 'must be a full address' }).optional(),
})

const subject = z.strictObject({
  name: text('Name as readers see it.'),
  description: text('One sentence.').optional(),
})
const part = z.strictObject({
  title: text('Title as readers see it.'),
  description: text('One or two sentences.').optional(),
})

/** content/tags.yaml: tag id -> name and description. */
export const tagsSchema = z.record(z.string(), subject)

/** content/series.yaml: series id -> title and description. */
export const seriesSchema = z.record(z.string(), part)

/** Front matter of a file in content/pages/. */
export const pageSchema = z.strictObject({
  title: text('Title of the page; it has no other h1.'),
  description: text('One sentence for search engines.').optional(),
})

export type PageFrontMatter = z.infer<typeof pageSchema>
export type AuthorFrontMatter = z.infer<typeof authorSchema>
export type TagEntries = z.infer<typeof tagsSchema>
export type SeriesEntries = z.infer<typeof seriesSchema>
