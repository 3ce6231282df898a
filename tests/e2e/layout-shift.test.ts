import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { pageKinds } from '../support/page-kinds.ts'
import { hydrated, serveSite } from '../support/served-site.ts'

const site = serveSite()

/** The part of the score that a reader cannot see; Core Web Vitals call 0.1 good. */
const unseen = 0.01

/** Pages as readers arrive at them: by their address, which may ask for a search. */
const arrivals = { ...pageKinds(), 'a search that the address asks for': '/search/?q=cache' }

for (const [kind, path] of Object.entries(arrivals)) {
  for (const width of [360, 1280]) {
    test(`${kind} does not shift while it loads and scrolls, ${width} pixels wide`, async () => {
      const context = await site.open({ viewport: { width, height: 800 } })
      const page = await context.newPage()
      await watchShifts(page)
      await page.goto(site.address(path), { waitUntil: 'load' })
      await hydrated(page)
      // What the address asks for is there before anybody has scrolled.
      await page.waitForLoadState('networkidle')
      const steps = await page.evaluate(() => Math.ceil(document.body.scrollHeight / 600))
      for (let step = 0; step < Math.min(steps, 30); step += 1) {
        await page.mouse.wheel(0, 600)
        await page.waitForTimeout(40)
      }
      await page.waitForLoadState('networkidle')
      await assertStill(page)
      await context.close()
    })
  }
}

for (const [kind, path] of Object.entries(arrivals)) {
  if (kind !== 'home' && kind !== 'post') continue
  test(`${kind} does not shift when its typefaces come late`, async () => {
    const context = await site.open({ viewport: { width: 390, height: 800 } })
    const page = await context.newPage()
    await watchShifts(page)
    const late: string[] = []
    await page.route('**/*.woff2', async route => {
      late.push(route.request().url())
      await page.waitForFunction(
        () => performance.getEntriesByName('first-contentful-paint').length,
      )
      await route.continue()
    })
    await page.goto(site.address(path), { waitUntil: 'load' })
    await page.waitForLoadState('networkidle')
    assert.ok(late.length > 1, 'No typeface was asked for')
    await assertStill(page)
    await context.close()
  })
}

/** Notes what moves on a page that is yet to be loaded. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: { value: number; nodes: string[] }[] = []
    Object.assign(window, { layoutShifts: shifts })
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) {
        if (Reflect.get(entry, 'hadRecentInput')) continue
        const sources: { node?: Element }[] = Reflect.get(entry, 'sources') ?? []
        shifts.push({
          value: Reflect.get(entry, 'value'),
          nodes: sources.map(({ node }) => node?.outerHTML?.slice(0, 120) ?? '?'),
        })
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

/** Fails with all that moved when a reader could have seen it. */
async function assertStill(page: Page): Promise<void> {
  const shifts: { value: number; nodes: string[] }[] = await page.evaluate(() =>
    Reflect.get(window, 'layoutShifts'),
  )
  const total = shifts.reduce((sum, { value }) => sum + value, 0)
  assert.ok(total <= unseen, `${total}: ${JSON.stringify(shifts, null, 2)}`)
}
