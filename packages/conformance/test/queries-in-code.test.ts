import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readQueryFile } from '../../greenlight/src/6-queries/read-query-file.ts'
import { rewriteQueries } from '../../greenlight/src/6-queries/rewrite-queries.ts'
import { randomModule } from '../src/random-module.ts'

interface StockQuery {
  readonly hash: string
  readonly kind: string
}

const stock = createRequire(import.meta.url)('../src/stock-queries.cjs') as {
  normalise(code: string): string
  rewrite(code: string): string
  extract(file: string): Promise<{
    readonly queries: readonly StockQuery[]
    readonly errors: readonly string[]
  }>
}

const SEEDS = Array.from({ length: 300 }, (_, index) => index + 1)

test('modules become what Gatsby makes of them', () => {
  for (const seed of SEEDS) {
    const code = randomModule(seed)
    const rewritten = rewriteQueries(code, '/site/src/module.tsx', { stage: 'build-javascript' })
    assert.equal(
      stock.normalise(rewritten?.code ?? code),
      stock.rewrite(code),
      `seed ${seed}:\n${code}`,
    )
  }
})

test('the same queries are found in modules as Gatsby finds', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'greenlight-modules-'))
  try {
    let found = 0
    for (const seed of SEEDS) {
      const contents = randomModule(seed)
      const file = join(folder, `module-${seed}.tsx`)
      writeFileSync(file, contents)
      const expected = await stock.extract(file)
      const { definitions, problems } = readQueryFile({ file, contents, replaced: [] })
      assert.deepEqual([problems, expected.errors], [[], []], `seed ${seed}:\n${contents}`)
      assert.deepEqual(
        sorted(definitions.map(({ hash, kind }) => ({ hash, kind }))),
        sorted(expected.queries),
        `seed ${seed}:\n${contents}`,
      )
      found += definitions.length
    }
    assert.ok(found > 300, `${found} queries`)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

function sorted(queries: readonly StockQuery[]): readonly string[] {
  return queries.map(({ hash, kind }) => `${hash} ${kind}`).sort()
}
