import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { isDate, looksLikeDate } from '../../greenlight/src/4-schema/dates/is-date.ts'
import { createRandom } from '../src/random-query/random.ts'

const stock = createRequire(import.meta.url)('gatsby/dist/schema/types/date') as {
  isDate(value: unknown): boolean
  looksLikeADate(value: unknown): boolean
}

const SEEDS = [
  '2024-01-05',
  '2024-01-05T10:30:00.000Z',
  '2024-01-05 10:30:00.123456 Z',
  '2024-01-05T1030+0200',
  '2024-W03-2',
  '2024W032',
  '2024-123',
  '2024123',
  '20240105',
  '1999',
]

/** Texts near the border between dates and others: real dates with a few characters changed, cut or put in. */
function randomText(seed: number): string {
  const random = createRandom(seed)
  let text = random.pick(SEEDS)
  for (let changes = random.below(3); changes > 0; changes--) {
    const at = random.below(text.length + 1)
    const cut = random.pick([0, 0, 1, 1, 3])
    text = text.slice(0, at) + random.pick([...'0123456789-:TZW .+', '', '']) + text.slice(at + cut)
  }
  return text
}

test('dates are told from other texts as stock Gatsby tells them', () => {
  let dates = 0
  for (let seed = 0; seed < 1500; seed++) {
    const text = randomText(seed)
    const expected = [stock.looksLikeADate(text), stock.isDate(text)]
    assert.deepEqual([looksLikeDate(text), isDate(text)], expected, text)
    if (expected[1]) dates++
  }
  assert.ok(dates > 150 && dates < 1350, `${dates} dates`)
})
