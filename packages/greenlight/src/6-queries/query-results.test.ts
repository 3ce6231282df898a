import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createNodeStore, type NodeStore } from '#nodes'
import type { SiteSchema } from '#schema'
import { buildTestSchema } from '../4-schema/build/build-test-schema.ts'
import { createMemoryRecords } from '../cache/create-memory-records.ts'
import { openQueryResults, type QueryRun } from './query-results.ts'

const PLUGIN = { name: 'test-plugin' }
const TYPES = `
  type Post implements Node { slug: String, title: String, rank: Int, author: Author @link(by: "name") }
  type Author implements Node { name: String, bio: String }
`

/** Random numbers from a seed (mulberry32): below `limit`. */
function randomFrom(seed: number): (limit: number) => number {
  let state = seed
  return limit => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

/** The nodes as a run sees them that began when the store was at a revision. */
function nodesSince(store: NodeStore, start: number) {
  return {
    get revision() {
      return store.revision - start
    },
    changesSince: (since: number) => store.changesSince(since + start),
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
    const store = createMemoryRecords()
    const run = runOf(0, 1)
    const answer = await schema.execute({ query: run.text, variables: run.variables })
    const kept = { json: '{"data":1}', reads: answer.reads }
    const open = (current: SiteSchema = schema) =>
      openQueryResults({ store, schema: current, nodes: nodesSince(nodes, nodes.revision) })

    open().keep(run, kept)
    assert.equal(open().find(run), undefined, 'not finished')

    const second = open()
    second.keep(run, kept)
    second.finish()
    const third = open()
    assert.equal(third.find(run), kept.json)
    assert.equal(third.find({ ...run, text: `${run.text} ` }), undefined)
    assert.equal(third.find({ ...run, variables: { slug: 'other' } }), undefined)
    assert.equal(third.find({ ...run, variables: { ...run.variables, updatedAt: 5 } }), kept.json)
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
    const store = createMemoryRecords()
    const run = runOf(0, 1)
    const results = openQueryResults({ store, schema, nodes: nodesSince(nodes, nodes.revision) })
    const { data, reads } = await schema.execute({ query: run.text, variables: run.variables })
    results.keep(run, { json: JSON.stringify({ data }), reads })
    create('2')
    results.finish()
    const next = openQueryResults({ store, schema, nodes: nodesSince(nodes, nodes.revision) })
    assert.equal(next.find(run), undefined)
  })
})

function runOf(query: number, value: number): QueryRun {
  return {
    key: `page ${query}-${value}`,
    text: QUERIES[query] ?? '',
    variables: { slug: `s${value}`, rank: value, name: `n${value}` },
  }
}

/** Edits nodes and asks all queries, again and again: what is found must be what a fresh run gives. */
async function editAtRandom(seed: number): Promise<{ reused: number; fresh: number }> {
  const random = randomFrom(seed)
  const nodes = createNodeStore()
  const store = createMemoryRecords()
  const schema = await buildTestSchema({ nodes, types: [TYPES] })
  const counts = { reused: 0, fresh: 0 }
  let started = 0
  for (let round = 0; round < 25; round++) {
    for (let edit = random(4); edit > 0; edit--) editOnce(nodes, random)
    const results = openQueryResults({ store, schema, nodes: nodesSince(nodes, started) })
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
          results.keep(run, { json, reads })
        } else {
          counts.reused++
          assert.equal(found, json, `seed ${seed}, round ${round}, ${run.key}`)
        }
      }
    }
    started = nodes.revision
    results.finish()
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
