import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createQueryTurns } from './query-turns.ts'

test('each query is begun by one side only, in the order in which they were sent', () => {
  const main = createQueryTurns()
  const thread = createQueryTurns(main.shared)
  assert.equal(main.begin(1), false)
  assert.equal(thread.begin(0), true)
  assert.equal(main.begin(0), false)
  assert.equal(main.begin(1), true)
  assert.equal(thread.begin(1), false)
  assert.equal(thread.begin(2), true)
})
