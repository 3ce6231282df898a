import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createNodeStore, type NodeStore } from '#nodes'
import type { QueryReads, SiteSchema } from '#schema'
import { randomFrom } from '#support/random-from'
import { buildTestSchema } from '../4-schema/build/build-test-schema.ts'
import { createMemoryRecords } from '../cache/create-memory-records.ts'
import { contentHash } from '../support/content-hash.ts'
import { keepPendingChanges } from './pending-changes.ts'
import { openQueryResults, type QueryRun } from './query-results.ts'

const PLUGIN = { name: 'test-plugin' }
const TYPES = `
  type Post implements Node { slug: String, title: String, rank: Int, author: Author @link(by: "name") }
  type Author implements Node { name: String, bio: String }
`

/** The nodes as a run sees them that begins now; `former` is what the last one left. */
function beginRun(store: NodeStore) {
  const start = store.revision
  const former = new Map([...store.all()].map(node => [node.id, structuredClone(node)]))
  return {
    get revision() {
      return store.revision - start
    },
    changesSince: (since: number) => store.changesSince(since + start),
    get: (id: string) => store.get(id),
    former: (id: string) => former.get(id),
  }
}

const QUERIES = [
  'query ($slug: String) { post(slug: { eq: $slug }) { title author { name bio } } }',
  'query ($rank: Int) { allPost(filter: { rank: { lt: $rank } }, sort: { title: ASC }) { nodes { slug title } } }',
  'query ($name: String) { author(name: { eq: $name }) { bio } }',
  'query ($slug: String) { post(slug: { ne: $slug }) { rank } allAuthor { totalCount } }',
  '{ allPost(sort: { rank: DESC }, limit: 3) { group(field: { author: { name: SELECT } }) { fieldValue totalCount } } }',
]

describe('openQueryResults', () => {
  it('finds exactly what a fresh run gives, over random edits', async () => {
    let reused = 0
    let fresh = 0
    for (let seed = 1; seed <= 5; seed++) {
      const counts = await editAtRandom(seed)
      reused += counts.reused
      fresh += counts.fresh
    }
    assert.ok(reused > 500, `${reused} reused`)
    assert.ok(fresh > 500, `${fresh} fresh`)
  })

  it('finds nothing after a run that did not end well, another schema, other variables or text', async () => {
    const nodes = createNodeStore()
    nodes.createNode(
      { id: 'p', slug: 's0', internal: { type: 'Post', contentDigest: '1' } },
      PLUGIN,
    )
    const schema = await buildTestSchema({ nodes, types: [TYPES] })
    const records = createRecords()
    const run = runOf(0, 1)
    const { reads } = await schema.execute({ query: run.text, variables: run.variables })
    const kept = answerOf('{"data":1}', reads)
    const open = (current: SiteSchema = schema) =>
      openQueryResults({ ...records, schema: current, nodes: beginRun(nodes) })

    open().keep(run, kept)
    assert.equal(open().find(run), undefined, 'not finished')

    const second = open()
    second.keep(run, kept)
    second.finish()
    const third = open()
    const found = third.find(run)
    assert.equal(found?.hash, kept.hash)
    assert.equal(found?.json(), kept.json)
    assert.equal(third.find({ ...run, text: `${run.text} ` }), undefined)
    assert.equal(third.find({ ...run, variablesHash: '0'.repeat(27) }), undefined)
    third.finish()

    const other = await buildTestSchema({ nodes, types: [TYPES, 'type Post { more: Int }'] })
    assert.equal(open(other).find(run), undefined)
  })

  it('forgets answers that nodes made stale after they were given', async () => {
    const nodes = createNodeStore()
    const create = (digest: string) =>
      nodes.createNode(
        { id: 'p', slug: 's1', title: digest, internal: { type: 'Post', contentDigest: digest } },
        PLUGIN,
      )
    create('1')
    const schema = await buildTestSchema({ nodes, types: [TYPES] })
    const records = createRecords()
    const run = runOf(0, 1)
    const open = () => openQueryResults({ ...records, schema, nodes: beginRun(nodes) })
    const results = open()
    const { data, reads } = await schema.execute({ query: run.text, variables: run.variables })
    results.keep(run, answerOf(JSON.stringify({ data }), reads))
    create('2')
    results.finish()
    assert.equal(open().find(run), undefined)
    assert.equal(records.answers.size, 0)
  })

  it('finds a list while its nodes change in nothing that it shows', async () => {
    const nodes = createNodeStore()
    const create = (id: string, title: string, slug = `s${id}`) => {
      const internal = { type: 'Post', contentDigest: `${title} ${slug}` }
      nodes.createNode({ id, slug, title, rank: 1, internal }, PLUGIN)
    }
    for (const id of ['1', '2', '3']) create(id, 'a')
    const schema = await buildTestSchema({ nodes, types: [TYPES] })
    const records = createRecords()
    const text = '{ allPost(filter: { rank: { lt: 5 } }, sort: { rank: ASC }) { nodes { slug } } }'
    const run: QueryRun = { key: 'page /', text, variablesHash: '0'.repeat(27) }
    let current = beginRun(nodes)
    const isFound = async () => {
      const results = openQueryResults({ ...records, schema, nodes: current })
      const { data, reads } = await schema.execute({ query: text })
      const json = JSON.stringify({ data })
      const found = results.find(run)
      if (found) assert.equal(found.json(), json)
      else results.keep(run, answerOf(json, reads))
      results.finish()
      current = beginRun(nodes)
      return found !== undefined
    }
    assert.equal(await isFound(), false)
    create('2', 'b')
    assert.equal(await isFound(), true)
    create('2', 'b', 'other')
    assert.equal(await isFound(), false)
    create('2', 'c', 'other')
    keepPendingChanges(records.facts, current)
    current = beginRun(nodes)
    assert.equal(await isFound(), false, 'whose former nodes are not known')
    nodes.deleteNode('3')
    assert.equal(await isFound(), false)
  })

  it('finds nothing that nodes changed in runs which did not ask', async () => {
    const nodes = createNodeStore()
    const create = (id: string, version: string) =>
      nodes.createNode(
        { id, slug: `s${id}`, title: version, internal: { type: 'Post', contentDigest: version } },
        PLUGIN,
      )
    for (const id of ['1', '2', '3']) create(id, 'a')
    const schema = await buildTestSchema({ nodes, types: [TYPES] })
    const records = createRecords()
    let current = beginRun(nodes)
    const runs = [1, 2, 3].map(value => runOf(0, value))
    const ask = async () => {
      const results = openQueryResults({ ...records, schema, nodes: current })
      const found = runs.map(run => results.find(run)?.json())
      for (const [index, run] of runs.entries()) {
        if (found[index] !== undefined) continue
        const { data, reads } = await schema.execute({ query: run.text, variables: run.variables })
        results.keep(run, answerOf(JSON.stringify({ data }), reads))
      }
      results.finish()
      current = beginRun(nodes)
      return found.map(json => json !== undefined)
    }
    const endWithoutAsking = () => {
      keepPendingChanges(records.facts, current)
      current = beginRun(nodes)
    }
    assert.deepEqual(await ask(), [false, false, false])
    create('1', 'b')
    endWithoutAsking()
    create('2', 'b')
    endWithoutAsking()
    endWithoutAsking()
    assert.deepEqual(await ask(), [false, false, true])
    assert.deepEqual(await ask(), [true, true, true])
  })

  it('reads no answer before it is wanted, forgets those not asked for, and writes nothing where all is the same', async () => {
    const nodes = createNodeStore()
    const schema = await buildTestSchema({ nodes, types: [TYPES] })
    const records = createRecords()
    let reads = 0
    let writes = 0
    const counted = {
      answers: {
        ...records.answers,
        get(key: string) {
          reads++
          return records.answers.get(key)
        },
      },
      facts: {
        ...records.facts,
        set(key: string, bytes: Buffer) {
          if (key !== 'state') writes++
          records.facts.set(key, bytes)
        },
      },
    }
    const open = () => openQueryResults({ ...counted, schema, nodes: beginRun(nodes) })
    const nothingRead = { nodes: new Set<string>(), types: new Set<string>(), lookups: new Map() }
    const runs = [0, 1, 2, 3].map(value => runOf(0, value))
    const first = open()
    for (const run of runs) first.keep(run, answerOf(`"${run.key}"`, nothingRead))
    first.finish()
    assert.equal(writes, 1)

    const second = open()
    const found = runs.map(run => second.find(run))
    second.finish()
    assert.equal(reads, 0)
    assert.equal(writes, 1)
    assert.deepEqual(
      found.map(answer => answer?.json()),
      runs.map(run => `"${run.key}"`),
    )

    const third = open()
    for (const run of runs.slice(2).reverse()) assert.ok(third.find(run))
    third.finish()
    assert.deepEqual([...records.answers.keys()], [runs[2]?.key, runs[3]?.key])
    const fourth = open()
    assert.deepEqual(
      runs.map(run => fourth.find(run)?.json()),
      [undefined, undefined, '"page 0-2"', '"page 0-3"'],
    )
  })
})

const createRecords = () => ({ answers: createMemoryRecords(), facts: createMemoryRecords() })

function answerOf(json: string, reads: QueryReads) {
  return { json, hash: contentHash(json), reads }
}

function runOf(
  query: number,
  value: number,
): QueryRun & { readonly variables: Readonly<Record<string, unknown>> } {
  const variables = { slug: `s${value}`, rank: value, name: `n${value}` }
  return {
    key: `page ${query}-${value}`,
    text: QUERIES[query] ?? '',
    ...{ variables, variablesHash: contentHash(JSON.stringify(variables)) },
  }
}

/** Edits nodes and asks all queries, again and again: what is found must be what a fresh run gives. */
async function editAtRandom(seed: number): Promise<{ reused: number; fresh: number }> {
  const random = randomFrom(seed)
  const nodes = createNodeStore()
  const records = createRecords()
  const schema = await buildTestSchema({ nodes, types: [TYPES] })
  const counts = { reused: 0, fresh: 0 }
  let current = beginRun(nodes)
  for (let round = 0; round < 25; round++) {
    for (let edit = random(4); edit > 0; edit--) editOnce(nodes, random)
    const results = openQueryResults({ ...records, schema, nodes: current })
    for (let query = 0; query < QUERIES.length; query++) {
      for (let value = 0; value < 6; value++) {
        const run = runOf(query, value)
        const { data, errors, reads } = await schema.execute({
          query: run.text,
          variables: run.variables,
        })
        assert.equal(errors, undefined)
        const json = JSON.stringify({ data })
        const found = results.find(run)
        if (found === undefined) {
          counts.fresh++
          results.keep(run, answerOf(json, reads))
        } else {
          counts.reused++
          assert.equal(found.json(), json, `seed ${seed}, round ${round}, ${run.key}`)
        }
      }
    }
    results.finish()
    current = beginRun(nodes)
  }
  return counts
}

function editOnce(nodes: NodeStore, random: (limit: number) => number): void {
  const isPost = random(3) > 0
  const id = `${isPost ? 'post' : 'author'}-${random(6)}`
  if (random(4) === 0) {
    nodes.deleteNode(id)
    return
  }
  const fields = isPost
    ? { slug: `s${random(6)}`, title: `t${random(9)}`, rank: random(6), author: `n${random(6)}` }
    : { name: `n${random(6)}`, bio: `b${random(9)}` }
  const internal = { type: isPost ? 'Post' : 'Author', contentDigest: JSON.stringify(fields) }
  nodes.createNode({ id, ...fields, internal }, PLUGIN)
}
