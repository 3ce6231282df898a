import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import nodeObjectHash from 'node-object-hash'
import { createContentDigest } from './create-content-digest.ts'

const reference = nodeObjectHash({
  coerce: false,
  alg: 'md5',
  enc: 'hex',
  sort: { map: true, object: true, array: false, set: false },
})

it('gives the digests of Gatsby', () => {
  for (const [input, digest] of [
    ['hello', '5d41402abc4b2a76b9719d911017c592'],
    [Buffer.from('hello'), '5d41402abc4b2a76b9719d911017c592'],
    [{ a: 1, b: [1, 2] }, '52b911807c593e9aa32bde2e26ab6bed'],
    [{ b: [1, 2], a: 1 }, '52b911807c593e9aa32bde2e26ab6bed'],
    [{ a: undefined }, 'c7ca443695c7356f987405eced9a1a51'],
    [{}, '99914b932bd37a50b983c5e7c90ae93b'],
    [[1, 2], '5791b47cc3d9c59626a50ab4b4f420e1'],
    [[2, 1], 'f4344f46c396a44a2b39498c2c38dd79'],
    [null, '33f40515eb53e3c8e949830ad6bb8543'],
    [{ a: null }, 'a32a871f5e66438eacc3ed67333a19d3'],
    [{ d: new Date(0) }, '155ae1c0a274b84104aa3b84227c9e90'],
    [
      new Map([
        ['a', 2],
        ['b', 1],
      ]),
      'de21fe1517c4095d98dbd65ef768bd46',
    ],
  ] as const) {
    assert.equal(createContentDigest(input), digest)
  }
})

it('equals node-object-hash for whatever JavaScript can hold', () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
    withNullPrototype: true,
    withObjectString: true,
    withBoxedValues: true,
  })
  fc.assert(
    fc.property(fc.oneof(fc.array(anything), fc.dictionary(fc.string(), anything)), value => {
      fc.pre(!('internal' in value))
      let expected: string | undefined
      try {
        expected = reference.hash(value)
      } catch (error) {
        assert.throws(() => createContentDigest(value), error as Error)
        return
      }
      assert.equal(createContentDigest(value), expected)
    }),
    { numRuns: 2000 },
  )
})

it('reaches any depth that node-object-hash reaches', () => {
  let deep: unknown = 1
  for (let depth = 0; depth < 1000; depth++) deep = { deep: [deep] }
  assert.equal(createContentDigest(deep), reference.hash(deep as object))
})

it('leaves out what the engine adds to a node', () => {
  const node = { id: 'a', title: 'x', internal: { type: 'T', content: 'c' } }
  const digest = createContentDigest(node)
  const lived = {
    ...node,
    fields: { slug: '/' },
    internal: { ...node.internal, contentDigest: 'd', owner: 'o', counter: 3, ignoreType: true },
  }
  assert.equal(createContentDigest(lived), digest)
  assert.notEqual(createContentDigest({ ...node, title: 'y' }), digest)
})

it('throws for numbers and nothing, as Gatsby', () => {
  assert.throws(() => createContentDigest(1), TypeError)
  assert.throws(() => createContentDigest(undefined), TypeError)
})
