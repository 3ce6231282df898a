import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { GraphQLSchema } from 'graphql'
import type { Node } from '../../greenlight/src/3-nodes/node.ts'
import { type ComparableAnswer, compareAnswers } from '../src/compare-answers.ts'
import type { Difference } from '../src/compare-json.ts'
import { createFixedNodes } from '../src/fixed-nodes.ts'
import { openGreenlightDataLayer } from '../src/greenlight-data-layer.ts'
import { createRandomNodes, RANDOM_NODE_TYPES } from '../src/random-nodes.ts'
import { createRandom } from '../src/random-query/random.ts'
import { createQueryMaker, type RandomQuery } from '../src/random-query.ts'

interface StockDataLayer {
  readonly schema: GraphQLSchema
  nodes(): Node[]
  queryAfresh(text: string, variables: Readonly<Record<string, unknown>>): Promise<ComparableAnswer>
}

const { openStockDataLayer } = createRequire(import.meta.url)('../src/stock-data-layer.cjs') as {
  openStockDataLayer(args: {
    readonly directory: string
    readonly sdl: string
    readonly nodes: readonly unknown[]
  }): Promise<StockDataLayer>
}

const SEED = Number(process.env.QUERY_SEED ?? 20_240_105)
const COUNT = Number(process.env.QUERY_COUNT ?? 600)

test('random queries get the answers of stock Gatsby', async t => {
  const directory = mkdtempSync(join(tmpdir(), 'stock-'))
  t.after(() => rmSync(directory, { recursive: true, force: true }))
  const stock = await openStockDataLayer({
    directory,
    sdl: RANDOM_NODE_TYPES,
    nodes: createRandomNodes(createRandom(SEED), 60),
  })
  const nodes = stock.nodes()
  const engine = await openGreenlightDataLayer(RANDOM_NODE_TYPES, createFixedNodes(nodes))
  const askStock = async ({ text, variables }: RandomQuery): Promise<ComparableAnswer> =>
    stock.queryAfresh(text, variables).catch((error: Error) => ({ errors: [error] }))

  async function differencesOf(query: RandomQuery): Promise<readonly Difference[]> {
    const answer = await engine.execute({ query: query.text, variables: query.variables })
    return compareAnswers(await askStock(query), answer)
  }

  for (const legacySyntax of [false, true]) {
    await t.test(
      legacySyntax ? 'in the syntax of Gatsby 4' : 'in the syntax of Gatsby 5',
      async t => {
        const next = createQueryMaker({
          schema: stock.schema,
          nodes,
          seed: SEED,
          legacySyntax,
          mostRoots: 1,
          allows: (type, field) =>
            type !== 'Query' || /^(all)?(Post|Author|Robot|Note|Named)$/i.test(field),
        })
        const wrong: unknown[] = []
        for (let index = 0; index < COUNT / (legacySyntax ? 4 : 1); index++) {
          const query = next()
          const differences = await differencesOf(query)
          if (differences.length > 0) wrong.push({ ...query, differences: differences.slice(0, 3) })
        }
        t.diagnostic(`${wrong.length} different, seed ${SEED}`)
        assert.deepEqual(wrong.slice(0, 5), [])
      },
    )
  }

  const onPurpose: readonly (readonly [
    reason: string,
    query: string,
    stock: RegExp,
    own: RegExp,
  ])[] = [
    [
      'fields of resolvers count in groups within groups; stock Gatsby finds them only if an earlier query did',
      '{ allPost { group(field: { mood: SELECT }) { distinct(field: { author: { name: SELECT } }) } } }',
      /^(?!.*Ann)/,
      /"Ann"/,
    ],
    [
      'a resolved field in an elemMatch does not turn falsy values beside it into missing ones',
      '{ allPost(filter: { comments: { elemMatch: { votes: { eq: 0 }, by: { rank: { nin: [-1] } } } } }) { totalCount } }',
      /"totalCount":0/,
      /"totalCount":[1-9]/,
    ],
  ]
  for (const [reason, text, stockAnswer, ownAnswer] of onPurpose) {
    await t.test(`different on purpose: ${reason}`, async () => {
      assert.match(JSON.stringify(await askStock({ text, variables: {} })), stockAnswer)
      assert.match(JSON.stringify((await engine.execute({ query: text })).data), ownAnswer)
    })
  }
})
