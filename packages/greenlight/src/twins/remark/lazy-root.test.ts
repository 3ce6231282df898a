import assert from 'node:assert/strict'
import { it } from 'node:test'
import { createLazyRoot, isUntouchedRoot } from './lazy-root.ts'

const position = { start: { line: 1 } }
const plain = () => ({ type: 'root', children: [{ type: 'text', value: 'a' }], position })

function countedRoot() {
  const count = { made: 0 }
  const root = createLazyRoot({
    position,
    makeChildren() {
      count.made++
      return plain().children
    },
  })
  return { root, count }
}

const LOOKS: Readonly<Record<string, (root: object) => unknown>> = {
  children: root => Reflect.get(root, 'children'),
  JSON: root => JSON.stringify(root),
  spreading: root => ({ ...root }),
  'a structured clone': root => structuredClone(root),
  entries: root => Object.entries(root),
}

for (const [name, look] of Object.entries(LOOKS)) {
  it(`makes its children once, for who looks: ${name}`, () => {
    const { root, count } = countedRoot()
    assert.deepEqual(look(root), look(plain()))
    assert.deepEqual(look(root), look(plain()))
    assert.equal(count.made, 1)
    assert.equal(isUntouchedRoot(root), false)
  })
}

it('makes no children for who asks for its keys, type or place', () => {
  const { root, count } = countedRoot()
  assert.deepEqual(Object.keys(root), Object.keys(plain()))
  assert.equal(Reflect.get(root, 'type'), 'root')
  assert.equal(Reflect.get(root, 'position'), position)
  assert.equal(count.made, 0)
  assert.equal(isUntouchedRoot(root), true)
})

it('takes other children', () => {
  const { root, count } = countedRoot()
  assert.ok(Reflect.set(root, 'children', []))
  assert.deepEqual(root, { type: 'root', children: [], position })
  assert.equal(count.made, 0)
  assert.equal(isUntouchedRoot(root), false)
})

it('takes no plain tree for one that nobody looked at', () => {
  assert.equal(isUntouchedRoot(plain()), false)
  assert.equal(isUntouchedRoot({}), false)
})
