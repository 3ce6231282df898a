import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import type { AxeResults } from 'axe-core'
import { pageKinds } from '../support/page-kinds.ts'
import { hydrated, serveSite } from '../support/served-site.ts'

const site = serveSite()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const views = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 360 },
  { colorScheme: 'dark', width: 360 },
] as const

for (const [kind, path] of Object.entries(pageKinds())) {
  for (const { colorScheme, width } of views) {
    test(`${kind}, ${colorScheme}, ${width} pixels: no violation`, async () => {
      const { page } = await site.visit(path, {
        colorScheme,
        viewport: { width, height: 900 },
        reducedMotion: 'reduce',
      })
      await hydrated(page)
      await page.evaluate(axe)
      const { violations, passes }: AxeResults = await page.evaluate(() =>
        Reflect.get(window, 'axe').run(document, { resultTypes: ['violations', 'passes'] }),
      )
      assert.ok(passes.length > 10)
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' | ')}`),
        [],
      )
      await page.context().close()
    })
  }
}
