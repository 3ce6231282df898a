import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import {
  caseNames,
  type HookOutcome,
  runGreenlightCase,
} from '../src/schema-hooks/greenlight-outcome.ts'

const { runStockCases } = createRequire(import.meta.url)(
  '../src/schema-hooks/stock-outcomes.cjs',
) as {
  runStockCases(names: readonly string[]): Promise<Readonly<Record<string, HookOutcome>>>
}

const expected = await runStockCases(caseNames)

for (const name of caseNames) {
  test(`schema hooks: ${name}`, async () => {
    const actual = await runGreenlightCase(name)
    const stock = expected[name]
    assert.ok(stock)
    assert.equal(actual.sdl, stock.sdl)
    assert.deepEqual(actual.answers, stock.answers)
    assert.equal(withoutTime(actual.printed), withoutTime(stock.printed))
    assert.deepEqual(onceEach(actual.warnings), onceEach(stock.warnings))
  })
}

function withoutTime(printed: string | undefined): string | undefined {
  return printed?.replace(/saved at \S+/, '')
}

/** Stock Gatsby repeats a warning for each key under which it keeps a type, and breaks lines in some. */
function onceEach(warnings: readonly string[]): string[] {
  return [...new Set(warnings.map(warning => warning.replace(/\s+/g, ' ')))]
}
