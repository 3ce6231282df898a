import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { feedPosts } from '../support/public-site.ts'
import { hydrated, serveSite } from '../support/served-site.ts'

const site = serveSite()
const posts = feedPosts()
const [first] = posts

/** The longest word of a title: it is in few other posts. */
function rareWord(title: string): string {
  return (title.match(/[a-z]+/gi) ?? []).reduce((a, b) => (b.length > a.length ? b : a), '')
}

async function search(page: Page, words: string): Promise<void> {
  await page.getByRole('searchbox').fill(words)
  await page.waitForFunction(() =>
    document.querySelector('[data-testid="search-status"]')?.textContent?.match(/result|found/i),
  )
}

test('finds a post by a word of its title and leads to it', async () => {
  assert.ok(first)
  const { page, problems } = await site.visit('/search/')
  await hydrated(page)
  await search(page, rareWord(first.title))
  await page.getByTestId('search-results').getByRole('link', { name: first.title }).first().click()
  await page.waitForURL(url => url.pathname === first.path)
  assert.deepEqual(problems, [])
})

test('marks the words in the text of each hit', async () => {
  assert.ok(first)
  const { page } = await site.visit('/search/')
  await hydrated(page)
  const word = rareWord(first.title)
  await search(page, word)
  const marked = await page.getByTestId('search-result').first().locator('mark').allInnerTexts()
  assert.ok(marked.length > 0)
})

test('is narrowed by a tag', async () => {
  const { page } = await site.visit('/search/')
  await hydrated(page)
  const tag = posts.flatMap(post => post.tags)[0]
  assert.ok(tag)
  await page.getByRole('checkbox', { name: new RegExp(`^${tag}`) }).check()
  await page.getByTestId('search-result').first().waitFor()
  const tagged = posts.filter(post => post.tags.includes(tag)).map(post => post.path)
  const status = await page.getByTestId('search-status').innerText()
  assert.equal(Number.parseInt(status, 10), tagged.length, status)
  for (const link of await page.locator('.hit__title a').all()) {
    assert.ok(tagged.includes((await link.getAttribute('href')) ?? ''))
  }
})

test('the address holds the search, so that it can be sent and reloaded', async () => {
  assert.ok(first)
  const word = rareWord(first.title)
  const { page } = await site.visit(`/search/?q=${word}`)
  await hydrated(page)
  await page.getByTestId('search-result').first().waitFor()
  assert.equal(await page.getByRole('searchbox').inputValue(), word)
})

test('says when there is nothing', async () => {
  const { page } = await site.visit('/search/')
  await hydrated(page)
  await search(page, 'qqqqqqq')
  assert.match(await page.getByTestId('search-status').innerText(), /nothing|no /i)
})

test('hits are reached by the arrow keys', async () => {
  assert.ok(first)
  const { page } = await site.visit('/search/')
  await hydrated(page)
  await search(page, rareWord(first.title))
  await page.getByTestId('search-result').first().waitFor()
  await page.getByRole('searchbox').focus()
  await page.keyboard.press('ArrowDown')
  const inHits = await page.evaluate(
    () => document.activeElement?.closest('[data-testid="search-results"]') !== null,
  )
  assert.ok(inHits)
})

test('leads to the part of a post that matches', async () => {
  const { page } = await site.visit('/search/?q=static')
  await hydrated(page)
  await page.getByTestId('search-result').first().waitFor()
  const section = page.locator('[data-testid="search-result"] a[href*="#"]').first()
  const hash = new URL((await section.getAttribute('href')) ?? '', site.address('/')).hash
  await section.click()
  await page.waitForURL(`**${hash}`)
  await page.locator(`[id="${decodeURIComponent(hash.slice(1))}"]`).waitFor()
})
