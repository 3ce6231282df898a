import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { pageKinds, postWith } from '../support/page-kinds.ts'
import { publicFolder, readText } from '../support/public-files.ts'
import { feedPosts } from '../support/public-site.ts'
import { arriveAt, hydrated, serveSite } from '../support/served-site.ts'

const site = serveSite()
const posts = feedPosts()

/** Marks the document, so that a later look tells whether it is still the same one. */
async function markDocument(page: Page): Promise<void> {
  await hydrated(page)
  await page.evaluate(() => Object.assign(window, { sameDocument: true }))
}

async function assertSameDocument(page: Page): Promise<void> {
  const same = await page.evaluate(() => Reflect.has(window, 'sameDocument'))
  assert.ok(same, 'the page was loaded anew')
}

for (const [kind, path] of Object.entries(pageKinds())) {
  test(`${kind} opens without an error, a warning or a failed request`, async () => {
    const { page, problems } = await site.visit(path)
    await hydrated(page)
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    await page.waitForLoadState('networkidle')
    const expected = kind === 'not found' ? /404/ : /^$/
    assert.deepEqual(
      problems.filter(problem => !expected.test(problem)),
      [],
    )
    await page.context().close()
  })
}

test('from the home page to the newest post, on to the next one, and back', async () => {
  const { page, problems } = await site.visit('/')
  await markDocument(page)

  await page.getByTestId('hero-post').getByRole('heading').getByRole('link').click()
  await arriveAt(page, posts[0]?.path ?? '')
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), posts[0]?.title)
  assert.match(await page.title(), new RegExp(posts[0]?.title.slice(0, 20) ?? ''))

  await page.locator('a[rel="prev"]').click()
  await arriveAt(page, posts[1]?.path ?? '')
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), posts[1]?.title)

  await page.locator('a[rel="next"]').click()
  await arriveAt(page, posts[0]?.path ?? '')

  await page.goBack()
  await arriveAt(page, posts[1]?.path ?? '')
  await assertSameDocument(page)
  assert.deepEqual(problems, [])
})

test('every post of the feed can be reached by the pages of the home page', async () => {
  const { page } = await site.visit('/')
  const found = new Set<string>()
  for (let number = 1; ; number += 1) {
    for (const link of await page.locator('main a[href^="/posts/"]').all()) {
      found.add((await link.getAttribute('href')) ?? '')
    }
    const older = page.locator('nav a[rel="next"]')
    if ((await older.count()) === 0) break
    assert.ok(number < 100)
    await older.click()
    await arriveAt(page, `/page/${number + 1}/`)
  }
  for (const post of posts) assert.ok(found.has(post.path), post.path)
})

test('a tag of a post leads to a page with all posts of the tag', async () => {
  const tagged = posts.find(post => post.tags.length > 0)
  assert.ok(tagged)
  const tag = tagged.tags[0]
  assert.ok(tag)
  const { page } = await site.visit(tagged.path)
  await page.getByTestId('post').getByRole('link', { name: tag, exact: true }).first().click()
  await arriveAt(page, /^\/tags\/.+\/$/)
  for (const post of posts.filter(candidate => candidate.tags.includes(tag))) {
    assert.equal(await page.locator(`main a[href="${post.path}"]`).count(), 1, post.path)
  }
})

test('the author of a post leads to a page with all posts of the author', async () => {
  const [post] = posts
  assert.ok(post)
  const { page } = await site.visit(post.path)
  await page.getByTestId('post-author').getByRole('link').click()
  await arriveAt(page, /^\/authors\/.+\/$/)
  assert.match(await page.getByRole('heading', { level: 1 }).innerText(), new RegExp(post.author))
  for (const own of posts.filter(candidate => candidate.author === post.author)) {
    assert.ok((await page.locator(`main a[href="${own.path}"]`).count()) >= 1, own.path)
  }
})

test('a part of a series leads to the other parts', async () => {
  const { page } = await site.visit(postWith('[data-testid="series-navigation"]'))
  const parts = page.getByTestId('series-navigation').locator('a[href^="/posts/"]')
  assert.ok((await parts.count()) >= 1)
  const target = await parts.first().getAttribute('href')
  await parts.first().click()
  await arriveAt(page, target ?? '')
})

test('related posts are other posts', async () => {
  const path = postWith('[data-testid="related-posts"]')
  const { page } = await site.visit(path)
  const links = await page.getByTestId('related-posts').locator('a[href^="/posts/"]').all()
  assert.ok(links.length >= 1)
  for (const link of links) assert.notEqual(await link.getAttribute('href'), path)
})

test('the archive has every post, the newest first', async () => {
  const { page } = await site.visit('/archive/')
  const addresses: string[] = []
  for (const link of await page.locator('main a[href^="/posts/"]').all()) {
    addresses.push((await link.getAttribute('href')) ?? '')
  }
  assert.deepEqual(
    addresses.filter((address, index) => addresses.indexOf(address) === index),
    posts.map(post => post.path),
  )
})

test('an address that does not exist answers 404 with a page that helps', async () => {
  const { page } = await site.visit('/')
  const response = await page.goto(site.address('/no/such/page/'))
  assert.equal(response?.status(), 404)
  assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1)
  assert.ok((await page.locator('main a[href="/"], main a[href="/search/"]').count()) >= 1)
})

test('an address that a post once had leads on to it', async () => {
  const [redirect = ''] = readText(publicFolder, '_redirects').split('\n')
  const [from = '', to = ''] = redirect.split(' ')
  const { page } = await site.visit(from)
  await page.waitForURL(site.address(to))
  assert.equal(await page.getByTestId('post').count(), 1)
})

describe('a post', () => {
  test('tells author, date, reading time and, from git, its last change and where to edit it', async () => {
    const { page } = await site.visit(posts[0]?.path ?? '')
    const post = page.getByTestId('post')
    assert.equal(
      await page.getByTestId('post-author').getByRole('link').innerText(),
      posts[0]?.author,
    )
    assert.match(await page.getByTestId('post-date').locator('time').innerText(), /\d{4}/)
    assert.match(await page.getByTestId('reading-time').innerText(), /^\d+ minutes?$/)
    assert.match(await page.getByTestId('last-change').innerText(), /\d{4}/)
    assert.match((await page.getByTestId('edit-link').getAttribute('href')) ?? '', /^https:.*\.md$/)
    assert.ok((await post.locator('img').count()) >= 1)
  })

  test('has a table of contents whose links lead to its sections', async () => {
    const { page } = await site.visit(postWith('[data-testid="table-of-contents"]'))
    const links = page.getByTestId('table-of-contents').getByRole('link')
    const last = links.last()
    const hash = await last.getAttribute('href')
    await last.click()
    await page.waitForURL(`**${hash}`)
    const top = await page
      .locator(hash ?? '')
      .evaluate(element => element.getBoundingClientRect().top)
    const height = await page.evaluate(() => window.innerHeight)
    assert.ok(top >= 0 && top < height, `the section is at ${top} of ${height}`)
  })

  test('has an anchor at each heading that gives its address', async () => {
    const { page } = await site.visit(postWith('.prose h2[id] a[href^="#"]'))
    const heading = page.locator('.prose h2[id]').first()
    await heading.hover()
    await heading.locator('a[href^="#"]').click()
    const id = await heading.getAttribute('id')
    assert.equal(new URL(page.url()).hash, `#${encodeURI(id ?? '')}`)
  })

  test('has code in colours of both themes, and a button that copies it', async () => {
    const context = await site.open({ permissions: ['clipboard-read', 'clipboard-write'] })
    const page = await context.newPage()
    await page.goto(site.address(postWith('.prose figure.code')))
    await hydrated(page)
    const figure = page.locator('figure.code').first()
    const text = await figure.locator('pre').innerText()
    await figure.getByRole('button').click()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    assert.equal(copied.trimEnd(), text.trimEnd())

    const token = figure.locator('pre span[style]').first()
    const colorIn = async (theme: string) => {
      await page.evaluate(name => document.documentElement.setAttribute('data-theme', name), theme)
      return token.evaluate(element => getComputedStyle(element).color)
    }
    assert.notEqual(await colorIn('light'), await colorIn('dark'))
    await context.close()
  })

  test('names the file of a piece of code', async () => {
    const { page } = await site.visit(postWith('figure.code figcaption'))
    const caption = page.locator('figure.code figcaption').first()
    assert.match(await caption.innerText(), /\w/)
  })

  test('shows a wide table in a box that scrolls by itself', async () => {
    const { page } = await site.visit(postWith('.table-scroll table'), {
      viewport: { width: 360, height: 740 },
    })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth)
    assert.ok(overflow <= 360, `the page is ${overflow} pixels wide`)
  })

  test('leads from a footnote to its text and back', async () => {
    const { page } = await site.visit(postWith('.prose sup a[href^="#fn"]'))
    const reference = page.locator('.prose sup a[href^="#fn"]').first()
    const target = (await reference.getAttribute('href')) ?? ''
    await reference.click()
    const note = page.locator(`[id="${target.slice(1)}"]`)
    assert.equal(await note.count(), 1)
    assert.ok((await note.locator('a[href^="#fnref"]').count()) >= 1)
  })
})
