import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { after, describe, it } from 'node:test'
import {
  compareEngines,
  copyPublication,
  copySite,
  listSites,
  type SiteComparison,
} from '../src/compare-engines.ts'

/** Random queries per site; with fifteen sites more than two thousand in all. */
const RANDOM_QUERIES = 150
const SEED = 20_261_121

async function compareAndRemove(site: string): Promise<SiteComparison> {
  try {
    return await compareEngines(site, { random: RANDOM_QUERIES, seed: SEED })
  } finally {
    await rm(dirname(site), { recursive: true, force: true })
  }
}

const sites = [
  ...(await listSites()).map(name => ({ name, copy: () => copySite(name) })),
  { name: 'the publication', copy: copyPublication },
]

describe('stock Gatsby and Greenlight have the same nodes, schema and answers', () => {
  let asked = 0
  for (const { name, copy } of sites) {
    it(name, async () => {
      const comparison = await compareAndRemove(await copy())
      asked += comparison.asked
      assert.deepEqual(comparison.nodes, [], 'nodes')
      assert.deepEqual(comparison.schema, [], 'schema')
      assert.deepEqual(comparison.answers, [], 'answers')
    })
  }
  after(() => assert.ok(asked >= 2000, `asked ${asked} queries`))
})
