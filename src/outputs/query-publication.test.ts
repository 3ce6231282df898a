/** @jest-environment node */
import { describePublication } from './query-publication.ts'

type Answer = Queries.PublicationOutputsQuery
type Row = Answer['allPost']['nodes'][number]

const row: Row = {
  slug: 'a',
  path: '/posts/a/',
  title: 'A',
  excerpt: '',
  date: '2024-03-16T05:35:07.322Z',
  updated: null,
  unlisted: false,
  redirectFrom: [],
  html: '',
  timeToRead: 1,
  parent: { rawMarkdownBody: 'Text' },
  author: null,
  tags: [],
  series: null,
  socialImage: { url: '/og/a.png' },
}
const answer = (fields: Partial<Row> = {}): Answer => ({
  site: {
    siteMetadata: {
      title: 'T',
      description: 'D',
      siteUrl: 'https://a.example/',
      language: 'en',
      indexable: false,
    },
  },
  allPost: { nodes: [{ ...row, ...fields }] },
  allSitePage: { nodes: [{ path: '/' }] },
})

test('the address of the site has no slash at its end', () => {
  expect(describePublication(answer()).siteUrl).toBe('https://a.example')
})

test('a preview says that it is not to be indexed', () => {
  expect(describePublication(answer()).indexable).toBe(false)
})

test.each([
  ['without an update', null, '2024-03-16T05:35:07.322Z'],
  ['with one', '2024-05-01T00:00:00.000Z', '2024-05-01T00:00:00.000Z'],
  ['with one before its date', '2020-01-01T00:00:00.000Z', '2024-03-16T05:35:07.322Z'],
])('a post %s has the right last change', (_, updated, expected) => {
  const [post] = describePublication(answer({ updated })).posts
  expect(post?.modified.toISOString()).toBe(expected)
})

test.each([
  ['Markdown', { rawMarkdownBody: 'Text' }, 'Text'],
  ['another source', {}, null],
  ['nowhere', null, null],
])('a post from %s has its text', (_, parent, expected) => {
  expect(describePublication(answer({ parent })).posts[0]?.markdown).toBe(expected)
})

test('a series is named by its title', () => {
  const series = { title: 'Caches', path: '/series/caches/' }
  expect(describePublication(answer({ series })).posts[0]?.series).toEqual({
    name: 'Caches',
    path: '/series/caches/',
  })
})
