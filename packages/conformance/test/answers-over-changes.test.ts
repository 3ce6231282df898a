import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import {
  createNodeCascade,
  createNodeStore,
  loadNodes,
  type NodeStore,
  saveNodes,
  sourceNodes,
} from '../../greenlight/src/3-nodes/index.ts'
import type { QueryResult, SiteSchema } from '../../greenlight/src/4-schema/index.ts'
import { openSiteCache, type SiteCache } from '../../greenlight/src/cache/index.ts'
import { compareAnswers } from '../src/compare-answers.ts'
import { openGreenlightDataLayer } from '../src/greenlight-data-layer.ts'
import { createRandomNodes, RANDOM_NODE_TYPES, type RandomNode } from '../src/random-nodes.ts'
import { createRandom, type Random } from '../src/random-query/random.ts'
import { createQueryMaker, type RandomQuery } from '../src/random-query.ts'

const SEED = Number(process.env.SEQUENCE_SEED ?? 3)
const SEQUENCES = Number(process.env.SEQUENCE_COUNT ?? 4)
const QUERIES_AT_A_TIME = 12
const SOURCE = { name: 'source' }

/** What a source has to say: nodes in its order, and which of them it only touches. */
interface Delivery {
  readonly nodes: readonly RandomNode[]
  readonly touched: ReadonlySet<string>
}

/** A query with what it once gave, and when. */
interface Remembered {
  readonly query: RandomQuery
  readonly result: QueryResult
  readonly revision: number
}

test('answers after any changes over several runs are those of a fresh run', async t => {
  const directory = mkdtempSync(join(tmpdir(), 'answers-'))
  t.after(() => rmSync(directory, { recursive: true, force: true }))
  let asked = 0
  let reused = 0

  for (let sequence = 0; sequence < SEQUENCES; sequence++) {
    const random = createRandom(SEED + sequence)
    const pool = createRandomNodes(random, 25)
    const first = withParents(pool.filter(() => random.chance(0.7)))
    let delivery: Delivery = { nodes: first, touched: new Set() }
    for (let run = 0; run < 3; run++) {
      const cache = openCache(join(directory, String(sequence)))
      const state = loadNodes(cache)
      const store = createNodeStore(state ? { state } : {})
      let schema: SiteSchema | undefined
      let remembered: readonly Remembered[] = []
      for (let round = 0; round < 3; round++) {
        await source(store, delivery, round === 0)
        schema ??= await open(store)
        const fresh = await open(await freshStore(delivery.nodes))
        const which = `seed ${SEED + sequence}, run ${run}, round ${round}`
        for (const { query, result, revision } of remembered) {
          if (schema.isAffected(result.reads, store.changesSince(revision))) continue
          reused += 1
          assertSame(query, result, await ask(fresh, query), `${which}: said to be unaffected`)
        }
        const make = createQueryMaker({
          schema: schema.schema,
          nodes: store.all(),
          seed: SEED * 1000 + asked,
        })
        const results: Remembered[] = []
        for (let count = 0; count < QUERIES_AT_A_TIME; count++) {
          const query = make()
          const result = await ask(schema, query)
          assertSame(query, result, await ask(fresh, query), which)
          results.push({ query, result, revision: store.revision })
          asked += 1
        }
        remembered = results
        delivery = change(delivery, pool, random)
      }
      if (random.chance(0.7)) {
        saveNodes(store, cache)
        cache.commit()
      }
      // The next run may start from what an earlier one saved, so its source tells everything.
      delivery = { nodes: delivery.nodes, touched: new Set() }
      cache.close()
    }
  }
  t.diagnostic(`${asked} queries, ${reused} answers held over changes, seed ${SEED}`)
  assert.ok(reused > 0 && reused < asked, `${reused} of ${asked} answers were said to hold`)
})

function openCache(directory: string): SiteCache {
  return openSiteCache({
    directory,
    engineVersion: 'test',
    key: { whole: {}, plugins: {} },
    onNotice: notice => assert.fail(notice.message),
  })
}

function open(nodes: NodeStore): Promise<SiteSchema> {
  return openGreenlightDataLayer(RANDOM_NODE_TYPES, nodes)
}

async function freshStore(nodes: readonly RandomNode[]): Promise<NodeStore> {
  const store = createNodeStore()
  await source(store, { nodes, touched: new Set() }, true)
  return store
}

/** Creates or touches all nodes of a delivery; those it lacks are stale in the first one of a run, later deleted. */
async function source(store: NodeStore, delivery: Delivery, isFirst: boolean): Promise<void> {
  const present = new Set(delivery.nodes.map(({ id }) => id))
  const cascade = createNodeCascade({
    store,
    handlers: [],
    onFailure: ({ error }) => assert.fail(String(error)),
    onInvalid: problem => assert.fail(problem.message),
  })
  await sourceNodes({
    store,
    cascade,
    statefulPlugins: new Set(),
    deleteStale: isFirst,
    sources: [
      {
        plugin: SOURCE,
        run() {
          for (const { id, parent } of [...store.all()]) {
            // Below a node that is still there nothing is stale by itself.
            if ((!isFirst || parent !== null) && !present.has(id)) store.deleteNode(id)
          }
          // Parents first: a parent that is created anew takes its children with it.
          const isChild = ({ parent }: RandomNode): number => (parent === null ? 0 : 1)
          for (const node of [...delivery.nodes].sort((a, b) => isChild(a) - isChild(b))) {
            if (delivery.touched.has(node.id)) store.touchNode(node.id)
            else void cascade.createNode(toInput(node), SOURCE)
          }
          for (const { id, parent } of delivery.nodes) {
            const [child, owner] = [store.get(id), store.get(parent ?? '')]
            if (child && owner) store.createParentChildLink({ parent: owner, child })
          }
        },
      },
    ],
  })
}

function toInput(node: RandomNode): object {
  const { counter: _, ...internal } = node.internal
  return { ...structuredClone(node), children: [], internal }
}

/** Without the nodes whose parent is not among them. */
function withParents(nodes: readonly RandomNode[]): readonly RandomNode[] {
  const present = new Set(nodes.map(({ id }) => id))
  return nodes.filter(({ parent }) => parent === null || present.has(parent))
}

/** Takes nodes away, adds others, changes some; now and then the source only touches what it left as it was. */
function change({ nodes }: Delivery, pool: readonly RandomNode[], random: Random): Delivery {
  const known = new Set(nodes.map(({ id }) => id))
  const next = withParents(pool.filter(({ id }) => random.chance(known.has(id) ? 0.9 : 0.3)))
  const nextIds = new Set(next.map(({ id }) => id))
  const kept = nodes.filter(({ id }) => nextIds.has(id))
  const added = next.filter(({ id }) => !known.has(id))
  const changed = kept.filter(() => random.chance(0.15))
  const contents = changed.map(node => withOtherContent(node, pool, random))
  if (random.chance(0.5)) {
    // A source that knows what is new tells that last: then the order is that of a fresh run. Children of a changed
    // node are told again with it.
    const isTouched = ({ id, parent }: RandomNode): boolean =>
      !changed.some(node => node.id === id || node.id === parent)
    const touched = kept.filter(isTouched)
    const again = kept.filter(node => !isTouched(node) && !changed.includes(node))
    return {
      nodes: [...touched, ...contents, ...again, ...added],
      touched: new Set(touched.map(({ id }) => id)),
    }
  }
  const byId = new Map(contents.map(node => [node.id, node]))
  const merged = kept.map(node => byId.get(node.id) ?? node)
  for (const node of added) merged.splice(random.below(merged.length + 1), 0, node)
  return { nodes: merged, touched: new Set() }
}

function withOtherContent(
  node: RandomNode,
  pool: readonly RandomNode[],
  random: Random,
): RandomNode {
  const { type } = node.internal
  const donor = random.pick(pool.filter(other => other.internal.type === type))
  const internal = { ...node.internal, contentDigest: String(random.fraction()) }
  return { ...donor, id: node.id, parent: node.parent, children: [], internal }
}

function ask(schema: SiteSchema, { text, variables }: RandomQuery): Promise<QueryResult> {
  return schema.execute({ query: text, variables })
}

function assertSame(
  { text, variables }: RandomQuery,
  kept: QueryResult,
  fresh: QueryResult,
  which: string,
): void {
  const differences = compareAnswers(fresh, kept)
  assert.deepEqual(differences.slice(0, 3), [], `${which}\n${text}\n${JSON.stringify(variables)}`)
}
