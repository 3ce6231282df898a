/** @jest-environment node */
import { XMLParser } from 'fast-xml-parser'
import { createPost, createPublication } from './publication.fixture.ts'
import { createSitemap, listSitemapEntries } from './sitemap.ts'

const older = createPost({
  slug: 'older',
  modified: new Date('2024-01-01T00:00:00Z'),
  series: { name: 'Caches', path: '/series/caches/' },
})
const newer = createPost({
  slug: 'newer',
  modified: new Date('2025-02-02T00:00:00Z'),
  tags: [],
  author: { name: 'Ada', path: '/authors/ada/' },
})
const hidden = createPost({ slug: 'hidden', unlisted: true, modified: new Date('2026-01-01') })
const publication = createPublication([newer, older, hidden], {
  pages: [
    '/series/caches/',
    '/',
    '/page/2/',
    '/about/',
    '/tags/rendering/',
    '/authors/ada/',
    '/posts/older/',
    '/posts/newer/',
    '/posts/hidden/',
    '/404/',
    '/404.html',
    '/search/',
  ],
})

test('lists every page with content, and no unlisted post', () => {
  expect(listSitemapEntries(publication).map(entry => entry.url)).toEqual([
    '/',
    '/about/',
    '/authors/ada/',
    '/page/2/',
    '/posts/newer/',
    '/posts/older/',
    '/series/caches/',
    '/tags/rendering/',
  ])
})

test('dates a post by its own change and a list by its newest post', () => {
  const dates = new Map(listSitemapEntries(publication).map(entry => [entry.url, entry.lastmod]))
  expect(Object.fromEntries(dates)).toEqual({
    '/': '2025-02-02T00:00:00.000Z',
    '/page/2/': '2025-02-02T00:00:00.000Z',
    '/about/': undefined,
    '/authors/ada/': '2025-02-02T00:00:00.000Z',
    '/posts/newer/': '2025-02-02T00:00:00.000Z',
    '/posts/older/': '2024-01-01T00:00:00.000Z',
    '/series/caches/': '2024-01-01T00:00:00.000Z',
    '/tags/rendering/': '2024-01-01T00:00:00.000Z',
  })
})

test('is XML with absolute addresses', async () => {
  const { urlset } = new XMLParser().parse(await createSitemap(publication))
  expect(urlset.url).toHaveLength(8)
  expect(urlset.url[4]).toEqual({
    loc: 'https://prerender.example/posts/newer/',
    lastmod: '2025-02-02T00:00:00.000Z',
  })
})
