import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type ASTNode, parse, print, printType, visit } from 'graphql'
import { buildTestSchema, storeOf, type TestNode } from './build-test-schema.ts'
import expected from './fixtures/stock-schema.json' with { type: 'json' }

// What stock Gatsby made of these nodes lies in the fixture.
const NODES: readonly TestNode[] = [
  {
    id: 'foo_bar0',
    type: 'foo_bar',
    'a-b': 1,
    'a b': 2,
    __x: 's',
    '1a': 'z',
    'with.dot': 'd',
    ünï: 'u',
    arr: [1, 2.5],
    nested: { deep: { 'k-e': true } },
    objArr: [{ a: 1 }, { b: '2' }],
    big: 3_000_000_000,
    date: '2024-01-05',
    yr: '2024',
    num8: '12345678',
    mix: '2024-01-05',
    dateEmpty: '',
    dateArr: ['2024-01-01', '2024-02-01'],
    fl: 1.5,
    conflict: 1,
    mixArr: ['a', 1],
    emptyArr: [],
    emptyObj: {},
    nul: null,
    str: 'x',
    tf: true,
    _ok: 1,
    $dollar: 1,
    dt: new Date('2020-01-01T00:00:00.000Z'),
    nestArr: [[1], [2]],
  },
  {
    id: 'foo_bar1',
    type: 'foo_bar',
    arr: [3],
    date: '2023-06-05T10:00:00Z',
    mix: 'hello',
    dateEmpty: '2024-01-01',
    fl: 2,
    conflict: 'x',
  },
  {
    id: 'npm',
    type: 'NPMPackage',
    name: 'left-pad',
    link___NODE: 'other',
    links___NODE: ['other'],
  },
  { id: 'other', type: 'Other', v: 1 },
]

const nodes = storeOf(NODES)
const site = await buildTestSchema({
  nodes,
  types: ['type SanityThing implements Node { a: String }'],
})

function withoutDescriptions(sdl: string): string {
  return print(
    visit(parse(sdl), {
      enter: (node: ASTNode) =>
        'description' in node ? { ...node, description: undefined } : undefined,
    }),
  )
}

describe('buildSiteSchema', () => {
  it('has the root fields of stock Gatsby in its order', () => {
    assert.deepEqual(
      Object.keys(site.schema.getQueryType()?.getFields() ?? {}),
      expected.rootFields,
    )
  })

  it('has the types that follow from a node type', () => {
    const names = new Set(Object.keys(site.schema.getTypeMap()))
    assert.deepEqual(
      expected.typeNames.filter(name => !names.has(name)),
      [],
    )
  })

  for (const [name, sdl] of Object.entries(expected.types)) {
    it(`prints ${name} as stock Gatsby does`, () => {
      const type = site.schema.getType(name)
      assert.ok(type)
      assert.equal(withoutDescriptions(printType(type)), withoutDescriptions(sdl))
    })
  }

  for (const { query, data } of expected.queries) {
    it(`answers ${query}`, async () => {
      const result = await site.execute({ query })
      assert.equal(result.errors, undefined)
      assert.equal(JSON.stringify(result.data), JSON.stringify(data))
    })
  }

  it('warns once of all fields with conflicting types', () => {
    const conflicts = site.problems.filter(({ code }) => code === 'SCHEMA_CONFLICTING_TYPES')
    assert.equal(conflicts.length, 1)
    assert.match(
      conflicts[0]?.message ?? '',
      /foo_bar\.conflict:\n - type: number\n {3}value: 1\n - type: string\n {3}value: 'x'/,
    )
    assert.match(
      conflicts[0]?.message ?? '',
      /foo_bar\.mixArr:\n - type: \[string,number\]\n {3}value: \[ 'a', 1 \]/,
    )
  })

  it('warns of keys that give the same field name', () => {
    assert.deepEqual(
      site.problems
        .filter(({ code }) => code === 'SCHEMA_SAME_FIELD_NAME')
        .map(({ message }) => message),
      [
        'Multiple node fields resolve to the same GraphQL field `foo_bar.a_b` - [`a-b`, `a b`]. Gatsby will use `a b`.',
      ],
    )
  })
})
