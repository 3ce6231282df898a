/** @jest-environment node */
import { createLlmsText, createPostMarkdown } from './language-models.ts'
import { createPost, createPublication } from './publication.fixture.ts'

const publication = createPublication([
  createPost({ slug: 'a', title: 'A', excerpt: 'Two\nlines.' }),
  createPost({ slug: 'b', title: 'B', markdown: null }),
  createPost({ slug: 'c', title: 'Hidden', unlisted: true }),
])

test('llms.txt names the publication and its listed posts, as Markdown where there is any', () => {
  expect(createLlmsText(publication)).toBe(`# Prerender

> Notes on rendering ahead of time

## Posts

- [A](https://prerender.example/posts/a/index.md): Two lines.
- [B](https://prerender.example/posts/b/): What the browser shows before the page is complete.

## Optional

- [Sitemap](https://prerender.example/sitemap.xml): every page
- [JSON feed](https://prerender.example/feed.json): the posts with their whole text
`)
})

test('llms.txt of a publication without posts has no list of posts', () => {
  expect(createLlmsText(createPublication([]))).not.toContain('## Posts')
})

test('a post as Markdown begins with its title, author and address', () => {
  expect(createPostMarkdown(publication, createPost({ slug: 'a', title: 'A' }))).toBe(`# A

By JJ Kasper, 2024-03-16. https://prerender.example/posts/a/

Bytes first.
`)
})

test('a text with a title of its own is not given a second one', () => {
  const markdown = createPostMarkdown(publication, createPost({ markdown: '# Mine\n\nText' }))
  expect(markdown?.match(/^# /gm)).toHaveLength(1)
})

test('a post that is not from Markdown has none', () => {
  expect(createPostMarkdown(publication, createPost({ markdown: null }))).toBeNull()
})
