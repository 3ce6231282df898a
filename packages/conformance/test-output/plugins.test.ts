import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { describe, it } from 'node:test'
import { copySite, pluginSites } from '../src/copy-site.ts'
import { buildWithBoth } from '../src/output/build-with-both.ts'
import { comparePublic } from '../src/output/compare-public.ts'
import { readStyles } from '../src/output/compare-styles.ts'
import { PLUGIN_OUTPUTS } from '../src/output/plugin-outputs.ts'

describe('plugins do what they do with stock Gatsby', { concurrency: 2 }, () => {
  for (const [name, check] of Object.entries(PLUGIN_OUTPUTS)) {
    it(name, async () => {
      const site = await copySite(name, pluginSites)
      try {
        const { stock, greenlight } = await buildWithBoth(site)
        check(stock)
        check(greenlight)
        assert.deepEqual(readStyles(greenlight), readStyles(stock))
        assert.deepEqual(comparePublic(stock, greenlight), [])
      } finally {
        await rm(dirname(site), { recursive: true, force: true })
      }
    })
  }
})
