import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arriveAt, hydrated, serveSite } from '../support/served-site.ts'

const site = serveSite()

test('the data of a page is fetched before its link is followed', async () => {
  const { page } = await site.visit('/')
  await hydrated(page)
  const link = page.getByTestId('hero-post').getByRole('heading').getByRole('link')
  const path = await link.getAttribute('href')
  await link.hover()
  // It may have been fetched before, when the link came into view.
  const prefetched = await page.waitForFunction(address => {
    const [entry] = performance.getEntriesByName(new URL(address, location.href).href)
    return entry instanceof PerformanceResourceTiming ? entry.responseStatus : 0
  }, `/page-data${path}page-data.json`)
  assert.equal(await prefetched.jsonValue(), 200)
})

test('pages change in a view transition', async () => {
  const context = await site.open()
  const page = await context.newPage()
  await page.addInitScript(() => {
    const original = document.startViewTransition?.bind(document)
    if (!original) return
    Object.assign(window, { transitions: 0 })
    document.startViewTransition = callback => {
      Object.assign(window, { transitions: Reflect.get(window, 'transitions') + 1 })
      return original(callback)
    }
  })
  await page.goto(site.address('/'))
  await hydrated(page)
  await page.getByRole('link', { name: 'Archive', exact: true }).click()
  await page.waitForURL('**/archive/')
  assert.equal(await page.evaluate(() => Reflect.get(window, 'transitions')), 1)
  await context.close()
})

test('readers who want less motion get none', async () => {
  const { page } = await site.visit('/', { reducedMotion: 'reduce' })
  await hydrated(page)
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter(element => {
        const { animationName, animationDuration, transitionDuration } = getComputedStyle(element)
        const seconds = (value: string) => Math.max(...value.split(',').map(Number.parseFloat))
        return (
          (animationName !== 'none' && seconds(animationDuration) > 0.05) ||
          seconds(transitionDuration) > 0.05
        )
      })
      .map(element => element.outerHTML.slice(0, 100)),
  )
  assert.deepEqual(moving, [])
})

test('on paper there is the text and no navigation', async () => {
  const { page } = await site.visit('/')
  await page.getByTestId('hero-post').getByRole('heading').getByRole('link').click()
  await arriveAt(page, /^\/posts\/.+\/$/)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.getByTestId('post-body').waitFor()
  assert.ok(!(await page.getByRole('navigation', { name: 'Sections' }).isVisible()))
  assert.ok(!(await page.getByTestId('theme-toggle').isVisible()))
  const color = await page.evaluate(() => getComputedStyle(document.body).color)
  const [red = 255] = (color.match(/[\d.]+/g) ?? []).map(Number)
  assert.ok(red < 100, `ink on paper is ${color}`)
})

for (const width of [360, 768, 1440]) {
  test(`no page is wider than a window of ${width} pixels`, async () => {
    const { pageKinds } = await import('../support/page-kinds.ts')
    const context = await site.open({ viewport: { width, height: 800 } })
    const page = await context.newPage()
    for (const path of Object.values(pageKinds())) {
      await page.goto(site.address(path))
      const content = await page.evaluate(() => document.documentElement.scrollWidth)
      assert.ok(content <= width, `${path} is ${content} pixels wide`)
    }
    await context.close()
  })
}
