import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { describe, it } from 'node:test'
import { copyPublication, copySite, listSites } from '../src/copy-site.ts'
import { buildWithBoth } from '../src/output/build-with-both.ts'
import { comparePublic } from '../src/output/compare-public.ts'

const sites = [
  ...(await listSites()).map(name => ({ name, copy: () => copySite(name) })),
  { name: 'the publication', copy: copyPublication },
]

describe('stock Gatsby and Greenlight write the same public folder', { concurrency: 2 }, () => {
  for (const { name, copy } of sites) {
    it(name, async () => {
      const site = await copy()
      try {
        const { stock, greenlight } = await buildWithBoth(site)
        assert.deepEqual(comparePublic(stock, greenlight), [])
      } finally {
        await rm(dirname(site), { recursive: true, force: true })
      }
    })
  }
})
