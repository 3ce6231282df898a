import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { describe, it } from 'node:test'
import {
  compareEngines,
  copyPublication,
  copySite,
  listSites,
  type SiteComparison,
} from '../src/compare-engines.ts'

async function compareAndRemove(site: string): Promise<SiteComparison> {
  try {
    return await compareEngines(site, { random: 0, seed: 1 })
  } finally {
    await rm(dirname(site), { recursive: true, force: true })
  }
}

const sites = [
  ...(await listSites()).map(name => ({ name, copy: () => copySite(name) })),
  { name: 'the publication', copy: copyPublication },
]

describe('stock Gatsby and Greenlight have the same nodes, schema and answers', () => {
  for (const { name, copy } of sites) {
    it(name, async () => {
      const comparison = await compareAndRemove(await copy())
      assert.deepEqual(comparison.nodes, [], 'nodes')
      assert.deepEqual(comparison.schema, [], 'schema')
      assert.deepEqual(comparison.answers, [], 'answers')
    })
  }
})
