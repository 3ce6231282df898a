import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { describe, it } from 'node:test'
import { createVisitParents } from './visit-parents.ts'

const require = createRequire(import.meta.url)
const plugin = createRequire(require.resolve('gatsby-transformer-remark/package.json'))
const visit = createRequire(plugin.resolve('unist-util-visit'))
const original = visit('unist-util-visit-parents')
const own = createVisitParents(
  createRequire(visit.resolve('unist-util-visit-parents'))('unist-util-is/convert'),
)

/** A tree made of a number; the same number gives the same tree. */
function treeOf(seed: number, depth = 4): { type: string; children?: object[] } {
  const type = ['a', 'b', 'c'][seed % 3] ?? 'a'
  if (depth === 0 || seed % 7 === 0) return { type }
  const children = Array.from({ length: seed % 4 }, (_, index) =>
    treeOf(seed * 31 + index * 17 + 5, depth - 1),
  )
  return { type, children }
}

type Visit = typeof own

/** All that a visitor sees, with answers to the first of its visits: it could be sent back for ever. */
function visitsOf(run: Visit, { seed, test, answers, reverse }: Case): readonly unknown[] {
  const seen: unknown[] = []
  const tree = { ...treeOf(seed), type: 'root' }
  const visitor = (node: { type: string }, parents: readonly { type: string }[]) => {
    seen.push([node, parents.map(({ type }) => type)])
    return answers[seen.length]
  }
  if (test === undefined) run(tree, visitor, reverse)
  else run(tree, test, visitor, reverse)
  return seen
}

interface Case {
  readonly seed: number
  readonly test: unknown
  readonly answers: readonly unknown[]
  readonly reverse: boolean
}

const TESTS: readonly unknown[] = [
  undefined,
  null,
  'a',
  ['a', 'b'],
  { type: 'c' },
  (node: { type: string }, index: number | null) => node.type !== 'b' && index !== 1,
]

const ANSWERS: readonly (readonly unknown[])[] = [
  [],
  [undefined, true, 'skip', undefined, 'skip'],
  [undefined, undefined, [true], [true, 0], 1],
  [...Array.from({ length: 6 }), false],
  [...Array.from({ length: 4 }), [false]],
  [undefined, undefined, ['skip', 2], undefined, 0, 1],
  [...Array.from({ length: 9 }), 3, -1],
]

describe('the walk over trees', () => {
  it('shows a visitor what unist-util-visit-parents shows it, in the same order', () => {
    let visits = 0
    for (let seed = 1; seed < 120; seed++) {
      for (const test of TESTS) {
        for (const answers of ANSWERS) {
          for (const reverse of [false, true]) {
            const asked = { seed, test, answers, reverse }
            const expected = visitsOf(original, asked)
            assert.deepEqual(visitsOf(own, asked), expected, JSON.stringify(asked))
            visits += expected.length
          }
        }
      }
    }
    assert.ok(visits > 10_000, `${visits} visits`)
  })

  it('goes on with children that the visitor puts in', () => {
    for (const run of [original, own]) {
      const seen: string[] = []
      const tree = { type: 'root', children: [{ type: 'a' }] }
      run(tree, (node: { type: string }) => {
        seen.push(node.type)
        if (node.type === 'a') tree.children.push({ type: 'b' })
      })
      assert.deepEqual(seen, ['root', 'a', 'b'])
    }
  })

  it('has the names of answers', () => {
    const { CONTINUE, SKIP, EXIT } = original
    assert.deepEqual([own.CONTINUE, own.SKIP, own.EXIT], [CONTINUE, SKIP, EXIT])
  })
})
