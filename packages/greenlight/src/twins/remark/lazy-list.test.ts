import assert from 'node:assert/strict'
import { it } from 'node:test'
import find from 'lodash-es/find.js'
import { createLazyList } from './lazy-list.ts'

const looks: Readonly<Record<string, (list: unknown[]) => unknown>> = {
  length: list => list.length,
  'an item': list => list[1],
  'a loop': list => {
    const seen: unknown[] = []
    for (const item of list) seen.push(item)
    return seen
  },
  spreading: list => [...list, 'end'],
  methods: list => [list.find(item => item === 'b'), list.map(String), list.includes('c')],
  'a library': list => find(list, item => item === 'b'),
  JSON: list => JSON.stringify(list),
  keys: list => Object.keys(list),
  'whether there is an item': list => [1 in list, 7 in list],
  concatenation: list => ['start'].concat(list.map(String)),
  changes: list => {
    list.push('d')
    list[0] = 'A'
    return [...list.sort()]
  },
}

for (const [name, look] of Object.entries(looks)) {
  it(`is the array that it is made of: ${name}`, () => {
    let made = 0
    const list = createLazyList(() => {
      made++
      return ['a', 'b', 'c']
    })
    assert.ok(Array.isArray(list))
    assert.equal(made, 0)
    assert.deepEqual(look(list), look(['a', 'b', 'c']))
    look(list)
    assert.equal(made, 1)
  })
}
