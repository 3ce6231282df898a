import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { createRandom } from '../src/random-query/random.ts'
import { buildGreenlightSchema } from '../src/random-schema/greenlight-schemas.ts'
import { randomSchemaCase } from '../src/random-schema/random-schema-case.ts'
import type { SchemaCase, SchemaOutcome } from '../src/random-schema/schema-case.ts'

const { buildStockSchemas } = createRequire(import.meta.url)(
  '../src/random-schema/stock-schemas.cjs',
) as { buildStockSchemas(cases: readonly SchemaCase[]): Promise<readonly SchemaOutcome[]> }

const SEED = Number(process.env.SCHEMA_SEED ?? 20_240_105)
const COUNT = Number(process.env.SCHEMA_COUNT ?? 100)

test('random nodes and types give the schema of stock Gatsby', async () => {
  const cases = Array.from({ length: COUNT }, (_, index) =>
    randomSchemaCase(createRandom(SEED + index)),
  )
  const expected = await buildStockSchemas(cases)
  let built = 0
  for (const [index, each] of cases.entries()) {
    const actual = await buildGreenlightSchema(each)
    const { sdl, error, conflicts } = expected[index] ?? { conflicts: [] }
    const which = `case of seed ${SEED + index}`
    assert.equal(actual.sdl, sdl, `${which}: ${error ?? ''} / ${actual.error ?? ''}`)
    assert.deepEqual(actual.conflicts, conflicts, which)
    if (sdl !== undefined) built += 1
  }
  // Cases that both engines refuse prove little.
  assert.ok(built > COUNT * 0.7, `only ${built} of ${COUNT} cases gave a schema`)
})
