import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createNodeStore, type NodeStore } from '../../greenlight/src/3-nodes/index.ts'
import {
  buildSiteSchema,
  createInference,
  type Inference,
  type SiteSchema,
} from '../../greenlight/src/4-schema/index.ts'
import { createMemoryRecords } from '../../greenlight/src/cache/create-memory-records.ts'
import { createRandom, type Random } from '../src/random-query/random.ts'
import { randomSchemaCase } from '../src/random-schema/random-schema-case.ts'
import type { CaseNode } from '../src/random-schema/schema-case.ts'

const SEED = Number(process.env.SCHEMA_SEED ?? 7)
const COUNT = Number(process.env.SCHEMA_COUNT ?? 12)
const PLUGIN = { name: 'source' }

test('a schema kept up over changes of nodes is that of a fresh start', async () => {
  let compared = 0
  for (let index = 0; index < COUNT; index++) {
    const random = createRandom(SEED + index)
    const pool = randomSchemaCase(random).nodes
    let nodes = createNodeStore()
    const kept = createMemoryRecords()
    let inference = createInference(kept)
    for (let round = 0; round < 5; round++) {
      if (random.chance(0.5)) {
        inference.save(nodes)
        nodes = createNodeStore({ state: nodes.state() })
        inference = createInference(kept)
      }
      for (let step = random.below(6); step >= 0; step--) change(nodes, pool, random)
      const current = await open(nodes, inference)
      const fresh = (await open(nodes, createInference()))?.print()
      const which = `seed ${SEED + index}, round ${round}`
      assert.equal(current?.print(), fresh, which)
      if (fresh !== undefined) compared += 1
    }
  }
  assert.ok(compared > COUNT, `${compared} schemas were compared`)
})

/** Creates, replaces or deletes one node, writes a field or links a child. */
function change(nodes: NodeStore, pool: readonly CaseNode[], random: Random): void {
  const template = random.pick(pool)
  const present = nodes.get(template.id)
  const action = random.below(5)
  if (present && action === 0) {
    nodes.deleteNode(template.id, PLUGIN)
    return
  }
  if (present && action === 1) {
    const value = random.pick(['x', 1, '2024-01-01'])
    nodes.createNodeField({ node: present, name: random.pick(['slug', 'n']), value }, PLUGIN)
    return
  }
  const other = nodes.get(random.pick(pool).id)
  if (present && other && action === 2) {
    nodes.createParentChildLink({ parent: other, child: present }, PLUGIN)
    return
  }
  const { fields: _, ...own } = structuredClone(template)
  const donor = random.pick(pool.filter(({ internal }) => internal.type === template.internal.type))
  const content = random.chance(0.5)
    ? own
    : { ...structuredClone(donor), id: own.id, fields: undefined }
  nodes.createNode(
    {
      ...content,
      children: [],
      internal: { type: template.internal.type, contentDigest: String(random.fraction()) },
    },
    PLUGIN,
  )
}

async function open(nodes: NodeStore, inference: Inference): Promise<SiteSchema | undefined> {
  try {
    return await buildSiteSchema({
      nodes,
      inference,
      mapping: {},
      customization: { types: [], fieldExtensions: [], thirdPartySchemas: [], resolverContext: {} },
      hooks: { setFields: async () => [], createResolvers: async () => {} },
    })
  } catch {
    // Links to nodes that are gone: no schema, as in Gatsby.
    return undefined
  }
}
