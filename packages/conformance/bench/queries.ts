// Page queries over 10,000 nodes: stock Gatsby's runner against Greenlight's engine, same process, same nodes.
// Run: node --import ./packages/greenlight/scripts/register-typescript.js packages/conformance/bench/queries.ts [nodes]
import { mkdtempSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Node } from '../../greenlight/src/3-nodes/node.ts'
import { type ComparableAnswer, compareAnswers } from '../src/compare-answers.ts'
import { createFixedNodes } from '../src/fixed-nodes.ts'
import { openGreenlightDataLayer } from '../src/greenlight-data-layer.ts'

interface StockDataLayer {
  nodes(): Node[]
  query(text: string, variables: Readonly<Record<string, unknown>>): Promise<ComparableAnswer>
}

const { openStockDataLayer } = createRequire(import.meta.url)('../src/stock-data-layer.cjs') as {
  openStockDataLayer(args: object): Promise<StockDataLayer>
}

const COUNT = Number(process.argv[2] ?? 10_000)

const SDL = `
  type Post implements Node { title: String slug: String date: Date @dateformat tags: [String] author: Author @link(by: "name") }
  type Author implements Node { name: String url: String }
`

const QUERIES: Readonly<Record<string, string>> = {
  'one node by id':
    '($id: String) { post(id: { eq: $id }) { id title date(formatString: "MMMM D, YYYY") tags } }',
  'one node by slug': '($slug: String) { post(slug: { eq: $slug }) { title slug } }',
  'by id, and the ten latest': `($id: String) {
    post(id: { eq: $id }) { id title date(formatString: "MMMM D, YYYY") author { name } }
    allPost(sort: { date: DESC }, limit: 10) { nodes { title slug } }
  }`,
  'ten of a tag, sorted': `($tag: String) {
    allPost(filter: { tags: { eq: $tag } }, sort: { date: DESC }, limit: 10) { totalCount nodes { title } }
  }`,
  'ten before a day, of an author': `($date: Date, $name: String) {
    allPost(filter: { date: { lt: $date }, author: { name: { eq: $name } } }, sort: { date: DESC }, limit: 10) { nodes { title } }
  }`,
}

function createPosts(): unknown[] {
  const node = (type: string, id: string, fields: object): unknown => ({
    ...fields,
    id,
    parent: null,
    children: [],
    internal: { type, contentDigest: id },
  })
  const authors = Array.from({ length: 20 }, (_, i) =>
    node('Author', `a${i}`, { name: `Author ${i}` }),
  )
  const posts = Array.from({ length: COUNT }, (_, i) =>
    node('Post', `p${i}`, {
      title: `Post ${i}`,
      slug: `/post-${i}/`,
      date: new Date(Date.UTC(2010, 0, 1) + ((i * 7919) % COUNT) * 3_600_000).toISOString(),
      tags: [`tag-${i % 50}`, `tag-${(i * 7) % 50}`],
      author: `Author ${i % 20}`,
    }),
  )
  return [...authors, ...posts]
}

function variablesOf(i: number): Record<string, unknown> {
  return {
    id: `p${i}`,
    slug: `/post-${i}/`,
    tag: `tag-${i % 50}`,
    name: `Author ${i % 20}`,
    date: new Date(Date.UTC(2010, 0, 1) + (i % 200) * 86_400_000).toISOString(),
    path: `/post-${i}/`,
  }
}

async function measure(run: (i: number) => Promise<unknown>, times: number): Promise<number> {
  const started = process.cpuUsage()
  for (let i = 0; i < times; i++) await run(i)
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1000 / times
}

const stock = await openStockDataLayer({
  directory: mkdtempSync(join(tmpdir(), 'stock-')),
  sdl: SDL,
  nodes: createPosts(),
})
const engine = await openGreenlightDataLayer(SDL, createFixedNodes(stock.nodes()))
console.log(`${COUNT} nodes, CPU milliseconds a query, first queries included`)
for (const [name, query] of Object.entries(QUERIES)) {
  const text = `query ${query}`
  const ours = await measure(
    i => engine.execute({ query: text, variables: variablesOf(i), path: `/post-${i}/` }),
    10_000,
  )
  // Stock Gatsby filters and sorts anew for every page: fewer runs give its cost as well.
  const theirs = await measure(i => stock.query(text, variablesOf(i)), 500)
  const differences = compareAnswers(
    await stock.query(text, variablesOf(3)),
    await engine.execute({ query: text, variables: variablesOf(3) }),
  )
  console.log(
    `${name.padEnd(32)} stock ${theirs.toFixed(3).padStart(8)}   greenlight ${ours.toFixed(4).padStart(7)}   ` +
      `${(theirs / ours).toFixed(0).padStart(5)} times   ${differences.length} differences`,
  )
}
process.exit(0)
