import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { XMLParser } from 'fast-xml-parser'
import { publicFolder, readPages, readText } from '../support/public-files.ts'
import { feedPosts, siteOrigin } from '../support/public-site.ts'

interface Entry {
  loc: string
  lastmod?: string
}

const parser = new XMLParser({ ignoreAttributes: false, isArray: name => name === 'url' })
const { urlset } = parser.parse(readText(publicFolder, 'sitemap.xml'))
const entries: Entry[] = urlset.url
const origin = siteOrigin()

test('follows the schema of sitemaps', () => {
  assert.equal(urlset['@_xmlns'], 'http://www.sitemaps.org/schemas/sitemap/0.9')
  for (const { loc, lastmod, ...others } of entries) {
    assert.ok(URL.canParse(loc), loc)
    if (lastmod !== undefined) assert.match(lastmod, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    assert.deepEqual(others, {})
  }
})

test('every address is a page of the site, once, in its canonical form', () => {
  assert.equal(new Set(entries.map(entry => entry.loc)).size, entries.length)
  for (const { loc } of entries) {
    assert.ok(loc.startsWith(`${origin}/`), loc)
    assert.ok(existsSync(join(publicFolder, new URL(loc).pathname, 'index.html')), loc)
  }
})

test('every page that may be indexed is in it, and no other', () => {
  const listed = new Set(entries.map(entry => new URL(entry.loc).pathname))
  for (const { path, $ } of readPages(publicFolder)) {
    const robots = $('meta[name="robots"]').attr('content') ?? ''
    const shouldBeListed = !robots.includes('noindex') && !/^\/(404|search)/.test(path)
    assert.equal(listed.has(path), shouldBeListed, path)
  }
})

test('every post has the date of its last change', () => {
  const dates = new Map(entries.map(entry => [new URL(entry.loc).pathname, entry.lastmod]))
  for (const { path } of feedPosts()) assert.ok(dates.get(path), path)
})

test('robots.txt lets search engines in and names the sitemap', () => {
  const robots = readText(publicFolder, 'robots.txt')
  assert.match(robots, /^User-agent: \*$/m)
  assert.match(robots, /^Allow: \/$/m)
  assert.match(robots, new RegExp(`^Sitemap: ${origin}/sitemap\\.xml$`, 'm'))
})
