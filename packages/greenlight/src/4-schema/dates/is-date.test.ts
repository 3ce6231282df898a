import assert from 'node:assert/strict'
import { it } from 'node:test'
import { isDate, looksLikeDate } from './is-date.ts'

const BOTH = '2024 1234 20240105 2024-01 2024-W03 2024-123 2024-01-05T10:00:00.123456Z'.split(' ')
const LOOKS_ONLY = ['12345678', '2024-13-45', '2024-02-30']
const NEITHER = ['2024-1-5', '2024/01/05', 'Jan 5, 2024', '', '20']

it('takes for a date what both steps of Gatsby take for one', () => {
  for (const text of [...BOTH, '2024-01-05 10:00']) {
    assert.deepEqual([text, looksLikeDate(text), isDate(text)], [text, true, true])
  }
  for (const text of LOOKS_ONLY) {
    assert.deepEqual([text, looksLikeDate(text), isDate(text)], [text, true, false])
  }
  for (const text of NEITHER) {
    assert.deepEqual([text, looksLikeDate(text), isDate(text)], [text, false, false])
  }
})

it('never takes a number, and an instance of Date when it holds an instant', () => {
  assert.equal(isDate(2024), false)
  assert.equal(isDate(new Date(0)), true)
  assert.equal(isDate(new Date(Number.NaN)), false)
})
