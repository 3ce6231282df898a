import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import jsonld from 'jsonld'
import sharp from 'sharp'
import { type BuiltPage, publicFolder, readPage, readPages } from '../support/public-files.ts'
import { feedPosts, siteOrigin } from '../support/public-site.ts'

const origin = siteOrigin()
const pages = readPages(publicFolder).filter(page => !page.path.startsWith('/404'))
const posts = feedPosts()

const meta = ({ $ }: BuiltPage, name: string) =>
  $(`meta[name="${name}"], meta[property="${name}"]`).attr('content')

describe('every page', () => {
  test('has a language, a title and a description of its own', () => {
    const titles = new Map<string, string>()
    for (const page of pages) {
      const title = page.$('title').text()
      assert.equal(page.$('html').attr('lang'), 'en', page.path)
      assert.equal(page.$('head title').length, 1, page.path)
      assert.ok(title.length > 0 && title.length < 150, `${page.path}: ${title}`)
      assert.ok((meta(page, 'description')?.length ?? 0) > 0, page.path)
      assert.equal(titles.get(title), undefined, `${page.path} and ${titles.get(title)}: ${title}`)
      titles.set(title, page.path)
    }
  })

  test('names its canonical address, which is its own', () => {
    for (const page of pages) {
      assert.equal(page.$('link[rel="canonical"]').length, 1, page.path)
      assert.equal(page.$('link[rel="canonical"]').attr('href'), origin + page.path)
    }
  })

  test('names its language, and itself as the version in that language', () => {
    for (const { path, $ } of pages) {
      const language = $('html').attr('lang')
      assert.match(language ?? '', /^[a-z]{2}(-|$)/, path)
      assert.equal($(`link[rel="alternate"][hreflang="${language}"]`).attr('href'), origin + path)
    }
  })

  test('has one h1, and no heading that skips a level', () => {
    for (const { path, $ } of pages) {
      const levels = $('h1, h2, h3, h4, h5, h6')
        .toArray()
        .map(element => Number(element.tagName.slice(1)))
      assert.equal(levels.filter(level => level === 1).length, 1, path)
      let previous = 1
      for (const level of levels.slice(levels.indexOf(1))) {
        assert.ok(level <= previous + 1, `${path}: h${level} after h${previous}`)
        previous = level
      }
    }
  })

  test('has what Open Graph and Twitter cards need', () => {
    for (const page of pages) {
      assert.ok(meta(page, 'og:title'), page.path)
      assert.ok(meta(page, 'og:description'), page.path)
      assert.equal(meta(page, 'og:url'), origin + page.path)
      assert.ok(meta(page, 'og:type'), page.path)
      assert.ok(meta(page, 'og:site_name'), page.path)
      assert.match(meta(page, 'twitter:card') ?? '', /^summary(_large_image)?$/, page.path)
    }
  })
})

describe('every post', () => {
  const pageOf = (path: string) => readPage(publicFolder, path)

  test('has a social picture that exists, of 1200 by 630 pixels where the site drew it', async () => {
    for (const { path } of posts) {
      const address = meta(pageOf(path), 'og:image') ?? ''
      assert.ok(URL.canParse(address), `${path}: og:image is not absolute: ${address}`)
      const { origin: host, pathname } = new URL(address)
      if (host !== origin) continue
      const file = join(publicFolder, decodeURIComponent(pathname))
      assert.ok(existsSync(file), `${path}: ${pathname}`)
      if (!pathname.startsWith('/og/')) continue
      const { width, height } = await sharp(file).metadata()
      assert.deepEqual([width, height], [1200, 630], pathname)
    }
  })

  test('has JSON-LD that expands to an article of schema.org with author and dates', async () => {
    for (const { path, title, author } of posts) {
      const page = pageOf(path)
      const graph = await expandAll(page)
      const article = graph.find(node =>
        typesOf(node).some(type => /\/(BlogPosting|Article)$/.test(type)),
      )
      assert.ok(article, `${path}: no article`)
      assert.equal(textOf(article, 'headline'), title)
      assert.ok(!Number.isNaN(Date.parse(textOf(article, 'datePublished'))), path)
      assert.ok(!Number.isNaN(Date.parse(textOf(article, 'dateModified'))), path)
      assert.match(JSON.stringify(article), new RegExp(author.replace(/[^\w ]/g, '.')), path)
    }
  })

  test('tells its dates and tags in Open Graph', () => {
    for (const { path, tags } of posts) {
      const page = pageOf(path)
      assert.equal(meta(page, 'og:type'), 'article', path)
      assert.ok(!Number.isNaN(Date.parse(meta(page, 'article:published_time') ?? '')), path)
      const told = page
        .$('meta[property="article:tag"]')
        .toArray()
        .map(element => page.$(element).attr('content'))
      assert.deepEqual(told, tags, path)
    }
  })
})

test('every JSON-LD of the site expands, with types and properties of schema.org only', async () => {
  for (const page of pages) {
    for (const node of await expandAll(page)) {
      for (const key of Object.keys(node).filter(key => !key.startsWith('@'))) {
        assert.match(key, /^https?:\/\/schema\.org\//, page.path)
      }
      assert.ok(
        typesOf(node).every(type => /^https?:\/\/schema\.org\//.test(type)),
        page.path,
      )
    }
  }
})

type ExpandedNode = Record<string, unknown>

/** The JSON-LD of a page in expanded form, with schema.org as vocabulary: its context cannot be fetched in a test. */
async function expandAll({ $, path }: BuiltPage): Promise<ExpandedNode[]> {
  const nodes: ExpandedNode[] = []
  for (const script of $('script[type="application/ld+json"]')) {
    const data: unknown = JSON.parse($(script).text())
    for (const part of Array.isArray(data) ? data : [data]) {
      assert.match(String(part['@context']), /^https?:\/\/schema\.org\/?$/, path)
      const expanded = await jsonld.expand({
        ...part,
        '@context': { '@vocab': 'https://schema.org/' },
      })
      for (const node of expanded) {
        const graph: unknown = node['@graph']
        nodes.push(...(Array.isArray(graph) ? graph : [node]))
      }
    }
  }
  return nodes
}

function typesOf(node: ExpandedNode): string[] {
  const types = node['@type']
  return Array.isArray(types) ? types.map(String) : []
}

function textOf(node: ExpandedNode, property: string): string {
  const values = node[`https://schema.org/${property}`]
  const first: unknown = Array.isArray(values) ? values[0] : undefined
  return typeof first === 'object' && first !== null && '@value' in first
    ? String(first['@value'])
    : ''
}
