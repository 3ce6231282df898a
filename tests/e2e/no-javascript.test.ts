import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageKinds, richestPost } from '../support/page-kinds.ts'
import { feedPosts } from '../support/public-site.ts'
import { serveSite } from '../support/served-site.ts'

const site = serveSite()
const withoutScripts = { javaScriptEnabled: false }

for (const [kind, path] of Object.entries(pageKinds())) {
  test(`${kind} reads without JavaScript`, async () => {
    const { page } = await site.visit(path, withoutScripts)
    assert.ok(await page.getByRole('heading', { level: 1 }).isVisible())
    const words = (await page.locator('main').innerText()).split(/\s+/).length
    assert.ok(words > 5, `${words} words`)
    await page.context().close()
  })
}

test('pictures show without JavaScript', async () => {
  const { page } = await site.visit(richestPost(), withoutScripts)
  const cover = page.locator('main img:visible').first()
  await cover.scrollIntoViewIfNeeded()
  const { opacity, width } = await cover.evaluate(element => ({
    opacity: getComputedStyle(element).opacity,
    width: element instanceof HTMLImageElement ? element.naturalWidth : 0,
  }))
  assert.equal(opacity, '1')
  assert.ok(width > 0, 'the picture was not loaded')
})

test('pages are connected without JavaScript', async () => {
  const { page } = await site.visit('/', withoutScripts)
  await page.getByTestId('hero-post').getByRole('heading').getByRole('link').click()
  await page.waitForURL(`**${feedPosts()[0]?.path}`)
  await page.getByTestId('post-body').waitFor()
})

test('nothing is offered that only works with JavaScript', async () => {
  const { page } = await site.visit(richestPost(), withoutScripts)
  assert.equal(await page.locator('button:visible').count(), 0)
})
