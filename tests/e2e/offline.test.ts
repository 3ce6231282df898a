import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { feedPosts } from '../support/public-site.ts'
import { hydrated, serveSite } from '../support/served-site.ts'

const site = serveSite()
const [first, second] = feedPosts()

/** Opens a page and waits until the worker is in charge and has what the page is made of. */
async function visitWithWorker(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(site.address(path))
  await hydrated(page)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.waitForFunction(async () => (await caches.match(location.href)) !== undefined)
  await page.waitForLoadState('networkidle')
  return page
}

test('after a first visit, what was read and the search work without a network', async () => {
  assert.ok(first && second)
  const context = await site.open({ serviceWorkers: 'allow' })
  const page = await visitWithWorker(context, first.path)
  await page.goto(site.address('/'))
  await page.waitForLoadState('networkidle')
  await page.goto(site.address('/search/'))
  await page.waitForLoadState('networkidle')

  await context.setOffline(true)

  await page.goto(site.address(first.path))
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), first.title)
  await hydrated(page)

  await page.goto(site.address('/search/?q=static'))
  await hydrated(page)
  await page.locator('main a[href*="/posts/"]').first().waitFor()

  await context.setOffline(false)
  await context.close()
})

test('a page that was never read says so', async () => {
  assert.ok(first)
  const context = await site.open({ serviceWorkers: 'allow' })
  const page = await visitWithWorker(context, '/')
  await context.setOffline(true)
  await page.goto(site.address('/about/?never-read'))
  assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /offline/i)
  await context.close()
})

test('online, a page comes from the network and not from an earlier visit', async () => {
  const context = await site.open({ serviceWorkers: 'allow' })
  const page = await visitWithWorker(context, '/')
  await page.evaluate(async () => {
    const cache = await caches.open('pages')
    const stale = new Response('<h1>An earlier build</h1>', {
      headers: { 'Content-Type': 'text/html' },
    })
    await cache.put(`${location.origin}/archive/`, stale)
  })
  await page.goto(site.address('/archive/'))
  assert.equal(await page.getByText('An earlier build').count(), 0)
  assert.equal(
    await page.evaluate(async () =>
      (await caches.match(location.href).then(found => found?.text()))?.includes(
        'An earlier build',
      ),
    ),
    false,
  )
  await context.close()
})
