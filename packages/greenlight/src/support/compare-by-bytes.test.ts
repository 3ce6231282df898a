import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { compareByBytes } from './compare-by-bytes.ts'

it('orders well-formed strings as their UTF-8 bytes', () => {
  const unit = fc.oneof(
    fc.constantFrom('\uE000', '\uFFFF', '\u{10000}'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  )
  const text = fc.string({ unit })
  fc.assert(
    fc.property(text, text, (left, right) => {
      const expected = Buffer.compare(Buffer.from(left), Buffer.from(right))
      assert.equal(Math.sign(compareByBytes(left, right)), expected)
    }),
    { numRuns: 2000 },
  )
})
