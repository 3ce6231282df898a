import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { GraphQLSchema } from 'graphql'
import type { Node } from '../../greenlight/src/3-nodes/node.ts'
import { type ComparableAnswer, compareAnswers } from '../src/compare-answers.ts'
import { createFixedNodes } from '../src/fixed-nodes.ts'
import { createEngineOnStockSchema } from '../src/greenlight-on-stock-schema.ts'
import { createRandomNodes, RANDOM_NODE_TYPES } from '../src/random-nodes.ts'
import { createRandom } from '../src/random-query/random.ts'
import { createQueryMaker } from '../src/random-query.ts'

interface StockDataLayer {
  readonly schema: GraphQLSchema
  anotherSchema(): Promise<GraphQLSchema>
  nodes(): Node[]
  query(text: string, variables: Readonly<Record<string, unknown>>): Promise<ComparableAnswer>
  forget(): Promise<void>
}

const { openStockDataLayer } = createRequire(import.meta.url)('../src/stock-data-layer.cjs') as {
  openStockDataLayer(args: {
    readonly directory: string
    readonly sdl: string
    readonly nodes: readonly unknown[]
  }): Promise<StockDataLayer>
}

const SEED = Number(process.env.QUERY_SEED ?? 20_240_105)
const COUNT = Number(process.env.QUERY_COUNT ?? 1500)

test('random queries get the answers of stock Gatsby', async () => {
  const stock = await openStockDataLayer({
    directory: mkdtempSync(join(tmpdir(), 'stock-')),
    sdl: RANDOM_NODE_TYPES,
    nodes: createRandomNodes(createRandom(SEED), 60),
  })
  const nodes = stock.nodes()
  const engine = createEngineOnStockSchema(await stock.anotherSchema(), createFixedNodes(nodes))
  const ask = async (
    text: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<ComparableAnswer> =>
    stock.query(text, variables).catch((error: Error) => ({ errors: [error] }))
  let different = 0
  for (const legacySyntax of [false, true]) {
    const next = createQueryMaker({
      schema: stock.schema,
      nodes,
      seed: SEED,
      legacySyntax,
      allows: (type, field) =>
        type !== 'Query' || /^(all)?(Post|Author|Robot|Note|Named)$/i.test(field),
    })
    const kinds = { data: 0, errors: 0 }
    for (let index = 0; index < COUNT / (legacySyntax ? 4 : 1); index++) {
      const { text, variables } = next()
      const left = await ask(text, variables)
      const right = await engine.execute({ query: text, variables })
      kinds[left.errors ? 'errors' : 'data']++
      let differences = compareAnswers(left, right)
      if (differences.length > 0) {
        // What earlier queries left behind changes stock Gatsby's answers: ask again with a clear head.
        await stock.forget()
        differences = compareAnswers(await ask(text, variables), right)
      }
      if (differences.length === 0) continue
      different++
      if (different <= Number(process.env.QUERY_SHOW ?? 5)) {
        console.log(index, legacySyntax, text, JSON.stringify(variables))
        console.log(JSON.stringify(differences.slice(0, 2)).slice(0, 700))
      }
    }
    console.log(JSON.stringify({ legacySyntax, ...kinds, different }))
  }
  assert.equal(different, 0)
})
