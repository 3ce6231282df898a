import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { after, before, describe, test } from 'node:test'
import sharp from 'sharp'
import { listFiles, readContent, readPage, readText } from '../support/public-files.ts'
import { feedPosts } from '../support/public-site.ts'
import { copySite, type SiteCopy } from '../support/site-copy.ts'

const samples = 'tests/fixtures/samples'

/** Found nowhere else: what holds one of these words was made from the post that must not be published. */
const markers = { draft: 'zyxwdraftmarker', scheduled: 'zyxwscheduledmarker' }
const unlistedTitle = 'Zyxwunlisted, a post that is in no list'

let site: SiteCopy
let build = { code: -1, output: '' }
const pictures = new Map<string, Buffer>()

async function drawPicture(color: string): Promise<Buffer> {
  return sharp({ create: { width: 1600, height: 900, channels: 3, background: color } })
    .jpeg({ quality: 90 })
    .toBuffer()
}

function hiddenPost(marker: string, frontMatter: string): string {
  return `---
title: Title with ${marker}
excerpt: Excerpt with ${marker}
date: '2024-01-01'
coverImage: ./${marker}.jpg
author:
  name: Author ${marker}
tags: [tag-${marker}]
series: Series ${marker}
${frontMatter}
---

Text with ${marker}.

![Picture of ${marker}](./${marker}.jpg)
`
}

before(async () => {
  site = copySite()
  for (const file of readdirSync(samples)) {
    site.write(`content/posts/${file}`, readFileSync(`${samples}/${file}`))
  }
  // The samples name these; headshot.jpeg, the picture of one author, is left out on purpose.
  site.write('static/assets/blog/dynamic-routing/cover.jpg', await drawPicture('#205080'))
  site.write('static/assets/blog/authors/jj.jpeg', await drawPicture('#802050'))

  const hidden = { draft: 'draft: true', scheduled: "publishAt: '2999-01-01'" } as const
  for (const kind of ['draft', 'scheduled'] as const) {
    const picture = await drawPicture(kind === 'draft' ? '#123456' : '#654321')
    pictures.set(kind, picture)
    site.write(`content/posts/hidden-${kind}/index.md`, hiddenPost(markers[kind], hidden[kind]))
    site.write(`content/posts/hidden-${kind}/${markers[kind]}.jpg`, picture)
  }
  site.write(
    'content/posts/zyxw-unlisted.md',
    `---\ntitle: ${unlistedTitle}\nexcerpt: Hidden\ndate: '2024-02-02'\nauthor:\n  name: JJ Kasper\nunlisted: true\n---\n\nOnly for those who know the address.\n`,
  )
  build = await site.build()
})
after(() => site.dispose())

test('the site builds', () => {
  assert.equal(build.code, 0, build.output.slice(-4000))
})

const expected = [
  {
    slug: '000_13fc9addef8b9e49',
    title: 'Dynamic Routing and Static Generation',
    date: '2024-03-16',
    author: 'JJ Kasper',
    cover: /^\/static\/.*\/cover\.(jpg|webp|avif)/,
  },
  {
    slug: '001_97fac6dec2cf0644',
    title: 'Dynamic Routing and Static Generation',
    date: '2020-03-16',
    author: 'JJ Kasper',
    cover: /^https:\/\/next-blog-starter\.vercel\.app\//,
  },
  {
    slug: '002_9d96b72061ed9910',
    title: 'Demystifying Dynamic Routing and Static Generation in Next.js',
    date: '2023-10-24',
    author: 'Alex McKenzie',
    cover: /^\/static\/.*\/cover\.(jpg|webp|avif)/,
  },
] as const

for (const { slug, title, date, author, cover } of expected) {
  describe(`the sample ${slug}`, () => {
    const page = () => readPage(site.public, `/posts/${slug}/`)

    test('has one h1, its title', () => {
      const { $ } = page()
      assert.equal($('h1').length, 1)
      assert.equal($('h1').text().trim(), title)
    })

    test('has its date', () => {
      const { $ } = page()
      const dates = $('main time')
        .toArray()
        .map(time => $(time).attr('datetime')?.slice(0, 10))
      assert.ok(dates.includes(date), String(dates))
    })

    test('has its author, with a link to the page of the author', () => {
      const { $ } = page()
      const link = $('main a[href^="/authors/"]')
        .toArray()
        .find(element => $(element).text().includes(author))
      assert.ok(link)
      const path = $(link).attr('href') ?? ''
      assert.match(readPage(site.public, path).$('h1').text(), new RegExp(author))
    })

    test('shows its cover', () => {
      const { $ } = page()
      const addresses = $('main img, main source')
        .toArray()
        .flatMap(element => [
          $(element).attr('src') ?? '',
          $(element).attr('data-src') ?? '',
          $(element).attr('srcset')?.split(/\s/)[0] ?? '',
          $(element).attr('data-srcset')?.split(/\s/)[0] ?? '',
        ])
      assert.ok(
        addresses.some(address => cover.test(address)),
        addresses.filter(Boolean).join('\n'),
      )
    })

    test('two headings of one text have two anchors', () => {
      const { $ } = page()
      const ids = $('main h2[id], main h3[id]')
        .toArray()
        .map(element => $(element).attr('id'))
      assert.equal(new Set(ids).size, ids.length)
    })
  })
}

test('an author named in two posts is one author with both', () => {
  const { $ } = readPage(site.public, '/authors/jj-kasper/')
  const posts = new Set(
    $('main a[href^="/posts/"]')
      .toArray()
      .map(element => $(element).attr('href')),
  )
  assert.ok(posts.has('/posts/000_13fc9addef8b9e49/'))
  assert.ok(posts.has('/posts/001_97fac6dec2cf0644/'))
})

test('a picture that is missing is a warning with file and line', () => {
  assert.match(build.output, /002_9d96b72061ed9910\.md:\d+/)
  assert.match(build.output, /headshot\.jpeg/)
})

test('the real content is there beside the samples', () => {
  const paths = feedPosts(site.public).map(post => post.path)
  assert.ok(paths.length >= 3)
  for (const { path } of feedPosts()) assert.ok(paths.includes(path), path)
})

for (const [kind, marker] of Object.entries(markers)) {
  test(`nothing of a ${kind} post is in any file: its words, its picture, their names`, () => {
    const picture = pictures.get(kind)
    assert.ok(picture)
    const files = listFiles(site.public)
    assert.ok(files.length > 50, 'the site was not built')
    for (const file of files) {
      assert.ok(!file.includes(marker), file)
      assert.ok(!file.includes(`hidden-${kind}`), file)
      const content = readContent(site.public, file)
      assert.ok(!content.includes(marker), `the word is in ${file}`)
      assert.ok(!content.includes(`hidden-${kind}`), `the address is in ${file}`)
      assert.ok(!content.equals(picture), `the picture is ${file}`)
    }
  })
}

test('an unlisted post has a page that is not to be indexed, and is named by no other file', () => {
  const { $ } = readPage(site.public, '/posts/zyxw-unlisted/')
  assert.equal($('h1').text().trim(), unlistedTitle)
  assert.match($('meta[name="robots"]').attr('content') ?? '', /noindex/)
  const own = /^(posts|page-data\/posts)\/zyxw-unlisted\//
  for (const file of listFiles(site.public)) {
    // Gatsby's own list of pages, which no reader sees.
    if (own.test(file) || basename(file) === 'webpack.stats.json') continue
    const content = readContent(site.public, file)
    assert.ok(!content.includes('Zyxwunlisted'), `the title is in ${file}`)
    assert.ok(!content.includes('/posts/zyxw-unlisted/'), `the address is in ${file}`)
  }
})

test('the sitemap leaves out what is not listed', () => {
  const sitemap = readText(site.public, 'sitemap.xml')
  assert.ok(sitemap.includes('/posts/000_13fc9addef8b9e49/'))
  assert.ok(!sitemap.includes('zyxw'))
})
