import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { XMLValidator } from 'fast-xml-parser'
import { readPage, readPages, readText } from '../support/public-files.ts'
import { copySite, type SiteCopy } from '../support/site-copy.ts'

let site: SiteCopy
let build = { code: -1, output: '' }

before(async () => {
  site = copySite()
  site.remove('content')
  build = await site.build({ SITE_INDEXABLE: 'false' })
})
after(() => site.dispose())

test('a site without any content builds', () => {
  assert.equal(build.code, 0, build.output.slice(-4000))
})

test('its pages are there and have one h1 each', () => {
  for (const path of ['/', '/tags/', '/authors/', '/series/', '/archive/', '/search/']) {
    assert.equal(readPage(site.public, path).$('h1').length, 1, path)
  }
})

test('no page links to a post, tag or author that is not there', () => {
  for (const { path, $ } of readPages(site.public)) {
    for (const link of $('a[href]')) {
      assert.doesNotMatch($(link).attr('href') ?? '', /^\/(posts|tags|authors|series)\/./, path)
    }
  }
})

test('a preview keeps search engines away, by every page and robots.txt', () => {
  for (const { path, $ } of readPages(site.public)) {
    assert.match($('meta[name="robots"]').attr('content') ?? '', /noindex/, path)
  }
  assert.match(readText(site.public, 'robots.txt'), /^Disallow: \/$/m)
})

test('its feeds and its sitemap are valid and hold no post', () => {
  for (const file of ['rss.xml', 'atom.xml', 'sitemap.xml']) {
    assert.equal(XMLValidator.validate(readText(site.public, file)), true, file)
  }
  assert.deepEqual(JSON.parse(readText(site.public, 'feed.json')).items, [])
})
