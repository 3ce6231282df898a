import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { describe, it } from 'node:test'
import { buildSchema } from 'graphql'
import {
  compareEngines,
  copyPublication,
  copySite,
  listSites,
  type SiteComparison,
} from '../src/compare-engines.ts'
import { featuresOfQuery, listQueryFeatures } from '../src/random-query/query-features.ts'

const SEED = Number(process.env.QUERY_SEED ?? 1)
/** Random queries in all, the publication's included; its queries make pictures and take their time. */
const COUNT = Number(process.env.QUERY_COUNT ?? 2100)
const OF_THE_PUBLICATION = Math.round(COUNT / 30)

async function compareAndRemove(site: string, random: number): Promise<SiteComparison> {
  try {
    return await compareEngines(site, { random, seed: SEED })
  } finally {
    await rm(dirname(site), { recursive: true, force: true })
  }
}

const small = await listSites()
const sites = [
  ...small.map(name => ({
    name,
    copy: () => copySite(name),
    random: Math.ceil((COUNT - OF_THE_PUBLICATION) / small.length),
  })),
  { name: 'the publication', copy: copyPublication, random: OF_THE_PUBLICATION },
]

describe(`stock Gatsby and Greenlight have the same nodes, schema and answers (seed ${SEED})`, () => {
  const comparisons: SiteComparison[] = []

  for (const { name, copy, random } of sites) {
    it(name, async () => {
      const comparison = await compareAndRemove(await copy(), random)
      comparisons.push(comparison)
      assert.deepEqual(comparison.nodes, [], 'nodes')
      assert.deepEqual(comparison.order, [], 'order of nodes')
      assert.deepEqual(comparison.schema, [], 'schema')
      assert.deepEqual(comparison.resolvedFields, [], 'fields that are resolved first')
      assert.deepEqual(comparison.answers.slice(0, 5), [], 'answers')
    })
  }

  it('uses every operator, order and argument', t => {
    if (comparisons.length < sites.length) return t.skip('not all sites ran')
    const possible = new Set<string>()
    const used = new Set<string>()
    for (const { sdl, questions } of comparisons) {
      const schema = buildSchema(sdl, { assumeValidSDL: true })
      for (const feature of listQueryFeatures(schema)) possible.add(feature)
      for (const { text } of questions) {
        for (const feature of featuresOfQuery(schema, text)) used.add(feature)
      }
    }
    t.diagnostic(`${comparisons.reduce((sum, { questions }) => sum + questions.length, 0)} queries`)
    assert.deepEqual([...possible].filter(feature => !used.has(feature)).sort(), [])
  })
})
