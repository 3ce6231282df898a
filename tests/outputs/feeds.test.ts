import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { load } from 'cheerio'
import { XMLValidator } from 'fast-xml-parser'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { listFiles, publicFolder, readText } from '../support/public-files.ts'
import { siteOrigin } from '../support/public-site.ts'

const origin = siteOrigin()
const postPages = listFiles(publicFolder).filter(file => /^posts\/.+\/index\.html$/.test(file))

const feeds = {
  rss: parseRssFeed(readText(publicFolder, 'rss.xml')),
  atom: parseAtomFeed(readText(publicFolder, 'atom.xml')),
  json: parseJsonFeed(readText(publicFolder, 'feed.json')),
}
const addresses = {
  rss: (feeds.rss.items ?? []).map(item => item.link),
  atom: (feeds.atom.entries ?? []).map(entry => entry.links?.[0]?.href),
  json: (feeds.json.items ?? []).map(item => item.url),
}

for (const file of ['rss.xml', 'atom.xml', 'sitemap.xml']) {
  test(`${file} is well-formed XML`, () => {
    assert.equal(XMLValidator.validate(readText(publicFolder, file)), true)
  })
}

test('the three feeds have the same posts in the same order', () => {
  assert.ok(addresses.json.length > 0)
  assert.deepEqual(addresses.rss, addresses.json)
  assert.deepEqual(addresses.atom, addresses.json)
})

test('every post of a feed is a page of the site', () => {
  for (const address of addresses.json) {
    assert.ok(address)
    assert.ok(address.startsWith(`${origin}/`), address)
    assert.ok(postPages.includes(`${new URL(address).pathname.slice(1)}index.html`), address)
  }
})

test('posts are ordered from the newest to the oldest', () => {
  const dates = (feeds.json.items ?? []).map(item => Date.parse(String(item.date_published)))
  assert.deepEqual(
    dates,
    dates.toSorted((a, b) => b - a),
  )
})

describe('RSS', () => {
  test('each item has title, identifier, date, author, summary and the whole text', () => {
    for (const item of feeds.rss.items ?? []) {
      assert.ok(item.title, 'title')
      assert.ok(item.guid?.value, 'guid')
      assert.ok(!Number.isNaN(Date.parse(String(item.pubDate))), 'pubDate')
      assert.ok(item.dc?.creators?.[0], 'dc:creator')
      assert.ok(item.description, 'description')
      assert.ok((item.content?.encoded?.length ?? 0) > 200, 'content:encoded')
    }
  })

  test('names itself', () => {
    assert.equal(feeds.rss.atom?.links?.[0]?.href, `${origin}/rss.xml`)
  })
})

describe('Atom', () => {
  test('has what the format demands: id, title, updated, and an author of each entry', () => {
    assert.ok(feeds.atom.id && feeds.atom.title && feeds.atom.updated)
    for (const entry of feeds.atom.entries ?? []) {
      assert.ok(entry.id && entry.title && entry.updated && entry.published)
      assert.ok(entry.authors?.[0]?.name)
      assert.ok(Date.parse(entry.updated) >= Date.parse(entry.published))
    }
  })
})

describe('JSON Feed', () => {
  test('has the version, language and whole texts', () => {
    const feed = JSON.parse(readText(publicFolder, 'feed.json'))
    assert.equal(feed.version, 'https://jsonfeed.org/version/1.1')
    assert.equal(feed.language, 'en')
    for (const item of feeds.json.items ?? []) assert.ok((item.content_html?.length ?? 0) > 200)
  })
})

test('texts in feeds have absolute addresses only, and no scripts or styles', () => {
  for (const item of feeds.json.items ?? []) {
    const $ = load(item.content_html ?? '')
    for (const element of $('[href], [src]')) {
      const address = $(element).attr('href') ?? $(element).attr('src') ?? ''
      assert.match(address, /^(https?:|mailto:|data:)/, `${item.url}: ${address}`)
    }
    assert.equal($('script, style, [style], [onclick]').length, 0, item.url)
  }
})

test('pages name the feeds', () => {
  const $ = load(readText(publicFolder, 'index.html'))
  const types = $('link[rel="alternate"][type]')
    .toArray()
    .map(link => [$(link).attr('type'), new URL($(link).attr('href') ?? '', origin).pathname])
  assert.deepEqual(Object.fromEntries(types), {
    'application/rss+xml': '/rss.xml',
    'application/atom+xml': '/atom.xml',
    'application/feed+json': '/feed.json',
  })
})
