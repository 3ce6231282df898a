/** @jest-environment node */
import { XMLParser } from 'fast-xml-parser'
import { createAtomFeed, createJsonFeed, createRssFeed } from './feeds.ts'
import { createPost, createPublication } from './publication.fixture.ts'

const parser = new XMLParser({
  ignoreAttributes: false,
  isArray: name => name === 'item' || name === 'entry',
})

const publication = createPublication([
  createPost({
    slug: 'a',
    title: 'Maps & <Sets>',
    html: '<p>See <a href="/tags/">tags</a> ]]></p>',
  }),
  createPost({ slug: 'hidden', title: 'Hidden', unlisted: true }),
  createPost({ slug: 'b', title: 'B', modified: new Date('2025-01-01T00:00:00Z') }),
])

test('RSS has the listed posts with title, address, text, date and author', () => {
  const { channel } = parser.parse(createRssFeed(publication)).rss
  expect(channel.item).toHaveLength(2)
  expect(channel.item[0]).toMatchObject({
    title: 'Maps &amp; &lt;Sets&gt;',
    link: 'https://prerender.example/posts/a/',
    pubDate: 'Sat, 16 Mar 2024 05:35:07 GMT',
    'dc:creator': 'JJ Kasper',
    'content:encoded': '<p>See <a href="https://prerender.example/tags/">tags</a> ]]&gt;</p>',
  })
  expect(channel.lastBuildDate).toBe('Wed, 01 Jan 2025 00:00:00 GMT')
  expect(channel['atom:link']['@_href']).toBe('https://prerender.example/rss.xml')
})

test('Atom has the listed posts with ids, both dates and author', () => {
  const { feed } = parser.parse(createAtomFeed(publication))
  expect(feed.entry).toHaveLength(2)
  expect(feed.updated).toBe('2025-01-01T00:00:00.000Z')
  expect(feed.entry[0]).toMatchObject({
    id: 'https://prerender.example/posts/a/',
    published: '2024-03-16T05:35:07.322Z',
    updated: '2024-03-20T00:00:00.000Z',
    author: { name: 'JJ Kasper', uri: 'https://prerender.example/authors/jj-kasper/' },
  })
})

test('JSON Feed has the listed posts with plain titles and absolute addresses', () => {
  const feed = JSON.parse(createJsonFeed(publication))
  expect(feed.version).toBe('https://jsonfeed.org/version/1.1')
  expect(feed.items).toHaveLength(2)
  expect(feed.items[0]).toMatchObject({
    url: 'https://prerender.example/posts/a/',
    title: 'Maps & <Sets>',
    image: 'https://prerender.example/og/a.png',
    date_published: '2024-03-16T05:35:07.322Z',
    tags: ['Rendering'],
  })
})

test('a publication without posts has feeds without entries, the same at every build', () => {
  const empty = createPublication([])
  expect(createRssFeed(empty)).toBe(createRssFeed(empty))
  expect(parser.parse(createRssFeed(empty)).rss.channel.item).toBeUndefined()
  expect(parser.parse(createAtomFeed(empty)).feed.entry).toBeUndefined()
  expect(JSON.parse(createJsonFeed(empty)).items).toEqual([])
})

test('a post without an author is valid in every feed', () => {
  const anonymous = createPublication([createPost({ author: null })])
  expect(createRssFeed(anonymous)).not.toContain('dc:creator')
  expect(parser.parse(createAtomFeed(anonymous)).feed.entry[0].author).toEqual({
    name: 'Prerender',
  })
  expect(JSON.parse(createJsonFeed(anonymous)).items[0].authors).toBeUndefined()
})

test('a feed holds the newest fifty posts', () => {
  const posts = Array.from({ length: 60 }, (_, index) => createPost({ slug: `post-${index}` }))
  const { items } = JSON.parse(createJsonFeed(createPublication(posts)))
  expect(items).toHaveLength(50)
  expect(items[0].url).toContain('/post-0/')
})
