import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { arriveAt, hydrated, serveSite } from '../support/served-site.ts'

const site = serveSite()

/** The colour behind the text: that of the body, or of the document where the body has none. */
const background = (page: Page) =>
  page.evaluate(() => {
    const [body, root] = [document.body, document.documentElement].map(
      element => getComputedStyle(element).backgroundColor,
    )
    return (body === 'rgba(0, 0, 0, 0)' ? root : body) ?? ''
  })

/** Lightness of a CSS colour in `rgb()`, 0 to 255. */
function lightness(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number)
  return (red + green + blue) / 3
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`follows a system that is ${colorScheme}`, async () => {
    const { page } = await site.visit('/', { colorScheme })
    assert.equal(lightness(await background(page)) > 128, colorScheme === 'light')
  })

  test(`follows a system that is ${colorScheme} without JavaScript`, async () => {
    const { page } = await site.visit('/', { colorScheme, javaScriptEnabled: false })
    assert.equal(lightness(await background(page)) > 128, colorScheme === 'light')
  })
}

test('the choice is kept on other pages and visits, against the system', async () => {
  const context = await site.open({ colorScheme: 'light' })
  const page = await context.newPage()
  await page.goto(site.address('/'))
  await hydrated(page)
  await page.getByTestId('theme-toggle').click()
  assert.ok(lightness(await background(page)) < 128)

  await page.getByRole('link', { name: 'Archive', exact: true }).click()
  await arriveAt(page, '/archive/')
  assert.ok(lightness(await background(page)) < 128)

  const other = await context.newPage()
  await other.goto(site.address('/about/'))
  assert.ok(lightness(await background(other)) < 128)
  await context.close()
})

test('a kept choice is there before anything is painted', async () => {
  const context = await site.open({ colorScheme: 'light' })
  const page = await context.newPage()
  await page.goto(site.address('/'))
  await hydrated(page)
  await page.getByTestId('theme-toggle').click()

  // The colour of the page at the first frame and at every later one until it is complete.
  await page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(window, { seenBackgrounds: seen })
    const look = () => {
      // Nothing is painted before there is a body.
      if (document.body) {
        seen.push(getComputedStyle(document.documentElement).backgroundColor)
      }
      if (document.readyState !== 'complete') requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  await page.reload({ waitUntil: 'load' })
  const seen: string[] = await page.evaluate(() => Reflect.get(window, 'seenBackgrounds'))
  assert.ok(seen.length > 0)
  for (const color of seen) assert.ok(lightness(color) < 128, seen.join(' '))
  await context.close()
})

test('the browser is told the colour of its own frame', async () => {
  const { page } = await site.visit('/')
  assert.ok((await page.locator('meta[name="theme-color"]').count()) >= 1)
})
