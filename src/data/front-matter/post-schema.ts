import { z } from 'zod'
import { parseDate } from '../dates'
import { MUST_BE_SWITCH, MUST_BE_TEXT } from './describe-issue'

const dateHint =
  "Write '2024-03-16', '2024-03-16T05:35:07Z' or 'March 16, 2020', a day that the calendar has."

const date = z
  .string({ error: 'must be a date' })
  .refine(value => parseDate(value) !== undefined, { error: 'is not a possible date' })
  .describe(`A date. ${dateHint}`)

const text = (what: string) =>
  z.string({ error: MUST_BE_TEXT }).trim().min(1, { error: 'must not be empty' }).describe(what)

const url = z
  .string({ error: MUST_BE_TEXT })
  .refine(value => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), {
    error: 'must be a full address that begins with http:// or https://',
  })

const inlineAuthor = z
  .strictObject({
    name: text('Name as readers see it.'),
    picture: text(
      'Portrait: a path under static/, a path relative to the post, or an http(s) address.',
    ).optional(),
  })
  .describe('An author given in place.')

/** The front matter of a post: the one description that checks, types and the editors' JSON Schema come from. */
export const postSchema = z
  .strictObject({
    title: text('Title of the post; the page has no other h1.'),
    excerpt: text(
      'One or two sentences for lists, feeds and search engines. Taken from the text where missing.',
    ).optional(),
    coverImage: text(
      'Picture above the post: a path under static/, a path relative to the post, or an http(s) address.',
    ).optional(),
    coverAlt: z
      .string({ error: MUST_BE_TEXT })
      .describe('What the cover shows, for readers who do not see it.')
      .optional(),
    date,
    author: z
      .union([text('Id of a file in content/authors/.'), inlineAuthor], {
        error: 'must be the id of a file in content/authors/ or a name and a picture',
      })
      .describe('Who wrote it: the id of a file in content/authors/, or name and picture.')
      .optional(),
    ogImage: z
      .strictObject(
        { url: text('Picture for social networks; generated where missing.') },
        { error: 'must hold a url' },
      )
      .describe('Picture for social networks, below its own key "url"; generated where missing.')
      .optional(),
    tags: z
      .array(text('Name or id of a tag.'), { error: 'must be a list' })
      .describe('Subjects of the post, a list such as [routing, caching].')
      .optional(),
    series: text('Id of a series in content/series.yaml, or the name of a new one.').optional(),
    seriesPosition: z
      .int({ error: 'must be a whole number' })
      .min(1, { error: 'must be 1 or more' })
      .describe('Place in the series, from 1; by date where missing.')
      .optional(),
    updated: date.describe(`When the text last changed in substance. ${dateHint}`).optional(),
    draft: z
      .boolean({ error: MUST_BE_SWITCH })
      .describe('A draft is in no production build.')
      .optional(),
    unlisted: z
      .boolean({ error: MUST_BE_SWITCH })
      .describe('An unlisted post has a page but stands in no list, feed, sitemap or search.')
      .optional(),
    publishAt: date
      .describe(`Before this moment no production build holds the post. ${dateHint}`)
      .optional(),
    slug: z
      .string({ error: MUST_BE_TEXT })
      .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-_.][\p{L}\p{M}\p{N}]+)*$/u, {
        error:
          'may hold letters and digits only, with single dashes, dots or underscores between them',
      })
      .describe('Last part of the address; the name of the file or folder where missing.')
      .optional(),
    canonicalUrl: url
      .describe('Address of the original, when the post first appeared elsewhere.')
      .optional(),
    redirectFrom: z
      .array(
        z.string({ error: MUST_BE_TEXT }).regex(/^(?:\/[^\s/?#.][^\s/?#]*)+\/$/, {
          error: 'must be a path of this site that begins and ends with a slash',
        }),
        { error: 'must be a list' },
      )
      .describe(
        'Addresses that the post once had, a list such as [/2019/old-name/]: they lead on to it.',
      )
      .optional(),
    toc: z
      .boolean({ error: MUST_BE_SWITCH })
      .describe('false hides the table of contents.')
      .optional(),
  })
  .describe('Front matter of a post')

/** Front matter of a post as it was written, after its checks. */
export type PostFrontMatter = z.infer<typeof postSchema>
