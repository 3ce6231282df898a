import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { richestPost } from '../support/page-kinds.ts'
import { hydrated, serveSite } from '../support/served-site.ts'

const site = serveSite()

interface Focused {
  name: string
  visible: boolean
  outlined: boolean
}

/** What has the focus: its words, whether it is seen, and whether it is marked as focused. */
function focused(page: Page): Promise<Focused | null> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return null
    const { width, height, bottom, top } = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    const outline = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0
    return {
      name: element.getAttribute('aria-label') ?? element.innerText,
      visible: width > 0 && height > 0 && bottom > 0 && top < innerHeight,
      outlined: outline || style.boxShadow !== 'none',
    }
  })
}

test('the first key leads to a link that skips to the content', async () => {
  const { page } = await site.visit('/')
  await hydrated(page)
  await page.keyboard.press('Tab')
  const skip = await focused(page)
  assert.match(skip?.name ?? '', /skip/i)
  assert.ok(skip?.visible, 'the link is not seen when it has the focus')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  const inMain = await page.evaluate(() => document.activeElement?.closest('main') !== null)
  assert.ok(inMain, 'the focus is not in the content')
})

test('every control of a post can be reached, is seen and marked, and none holds the focus', async () => {
  const { page } = await site.visit(richestPost())
  await hydrated(page)
  const count = await page
    .locator('a[href]:visible, button:visible, [tabindex="0"]:visible')
    .count()
  const reached = new Set<string>()
  for (let step = 0; step < count + 20; step += 1) {
    await page.keyboard.press('Tab')
    const element = await focused(page)
    if (element === null) break
    assert.ok(element.visible, `not seen: ${element.name}`)
    assert.ok(element.outlined, `not marked: ${element.name}`)
    reached.add(element.name)
  }
  assert.ok(reached.size > 10)
  assert.ok(
    [...reached].some(name => /edit/i.test(name)),
    'the end of the post was not reached',
  )
})

test('the theme is changed and a link followed by keys alone', async () => {
  const { page } = await site.visit('/')
  await hydrated(page)
  const before = await page.locator('html').getAttribute('data-theme')
  await page.getByTestId('theme-toggle').focus()
  await page.keyboard.press('Space')
  assert.notEqual(await page.locator('html').getAttribute('data-theme'), before)

  await page.getByRole('link', { name: 'Archive', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/archive/')
})

test('a page that a link opened is announced, and the focus moves on from the link', async () => {
  const { page } = await site.visit('/')
  await hydrated(page)
  await page.getByRole('link', { name: 'Archive', exact: true }).click()
  await page.waitForURL('**/archive/')
  await page.waitForFunction(() =>
    document.querySelector('#gatsby-announcer')?.textContent?.includes('Navigated'),
  )
})
