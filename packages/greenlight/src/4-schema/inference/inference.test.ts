import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isObjectType } from 'graphql'
import { ProblemError } from '#diagnostics'
import type { Nodes } from '#nodes'
import { buildTestSchema, storeOf, type TestNode } from '../build/build-test-schema.ts'
import { fieldNameOf, nestedTypeName } from './field-name.ts'
import { createInference } from './inference.ts'

/** Field types of a node type, without the fields of `Node`. */
async function fieldsOf(
  nodes: readonly TestNode[],
  { type = 'Post', types = [] }: { type?: string; types?: readonly string[] } = {},
): Promise<Record<string, string>> {
  const { schema } = await buildTestSchema({ nodes: storeOf(nodes), types })
  const found = schema.getType(type)
  assert.ok(isObjectType(found), `There is no type ${type}`)
  const { id: _, parent: __, children: ___, internal: ____, ...fields } = found.getFields()
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, String(field.type)]),
  )
}

const post = (id: string, fields: Record<string, unknown>): TestNode => ({
  id,
  type: 'Post',
  ...fields,
})

describe('fieldNameOf', () => {
  for (const [key, name] of [
    ['a-b', 'a_b'],
    ['with.dot', 'with_dot'],
    ['ünï', '_n_'],
    ['$dollar', '_dollar'],
    ['__x', '_xx'],
    ['___x_y', '_xxxxy'],
    ['1a', '_1a'],
    ['author___NODE', 'author'],
    ['author___NODE___contact___email', 'author'],
  ] as const) {
    it(`makes ${name} of ${key}`, () => assert.equal(fieldNameOf(key), name))
  }

  it('names nested types after their path', () => {
    assert.equal(nestedTypeName('Post.frontmatter.a_b'), 'PostFrontmatterA_b')
  })
})

describe('inference', () => {
  it('widens numbers, leaves out conflicts and what says nothing', async () => {
    const fields = await fieldsOf([
      post('1', {
        int: 1,
        mixed: 1,
        big: 2 ** 31,
        clash: 1,
        list: [1],
        none: null,
        empty: {},
        no: [],
      }),
      post('2', { int: -5, mixed: 1.5, clash: 'x', list: ['x'], nothing: { a: null } }),
    ])
    assert.deepEqual(fields, { int: 'Int', mixed: 'Float', big: 'Float' })
  })

  it('judges dates by the first value, and lets empty strings be', async () => {
    const fields = await fieldsOf([
      post('1', {
        day: '2024-01-05',
        not: '2024-02-30',
        empty: '',
        text: '2024-01-05',
        at: new Date(0),
      }),
      post('2', { day: '2023', not: '2024-01-05', empty: '2024', text: 'soon', at: '2024-01-01' }),
    ])
    assert.deepEqual(fields, {
      day: 'Date',
      not: 'String',
      empty: 'Date',
      text: 'String',
      at: 'Date',
    })
  })

  it('merges objects over all nodes, in lists as well', async () => {
    const nodes = [
      post('1', { meta: { a: 1 }, list: [{ a: 1 }, { b: 'x' }], deep: [[{ x: true }]] }),
      post('2', { meta: { b: '2024' }, list: [{ c: 1.5 }] }),
    ]
    assert.deepEqual(await fieldsOf(nodes), {
      meta: 'PostMeta',
      list: '[PostList]',
      deep: '[[PostDeep]]',
    })
    assert.deepEqual(await fieldsOf(nodes, { type: 'PostList' }), {
      a: 'Int',
      b: 'String',
      c: 'Float',
    })
    assert.deepEqual(await fieldsOf(nodes, { type: 'PostMeta' }), { a: 'Int', b: 'Date' })
  })

  it('follows paths from the folder of the File above to a File', async () => {
    const file = (id: string, absolutePath: string): TestNode => ({
      id,
      type: 'File',
      absolutePath,
      dir: absolutePath.slice(0, absolutePath.lastIndexOf('/')),
    })
    const nodes = [
      file('f1', '/site/posts/a.md'),
      file('f2', '/site/posts/a.png'),
      post('1', {
        parent: 'f1',
        image: './a.png',
        images: ['a.png', 'no.png'],
        gone: './b.png',
        url: 'https://a.b/a.png',
      }),
      post('2', { image: './a.png', parent: 'f1' }),
    ]
    assert.deepEqual(await fieldsOf(nodes), {
      image: 'File',
      images: '[File]',
      gone: 'String',
      url: 'String',
    })
  })

  it('links ___NODE keys, to a union where types differ', async () => {
    const nodes: TestNode[] = [
      { id: 'ann', type: 'Person', email: 'ann@example.org' },
      { id: 'cat', type: 'Animal' },
      post('1', {
        one___NODE: 'ann',
        many___NODE: ['ann', 'cat'],
        by___NODE___email: 'ann@example.org',
      }),
    ]
    assert.deepEqual(await fieldsOf(nodes), {
      one: 'Person',
      many: '[AnimalPersonUnion]',
      by: 'Person',
    })
  })

  it('fails when a ___NODE key leads nowhere', async () => {
    const build = buildTestSchema({ nodes: storeOf([post('1', { author___NODE: 'gone' })]) })
    await assert.rejects(
      build,
      error => error instanceof ProblemError && /author___NODE/.test(error.message),
    )
  })

  it('adds what definitions lack, unless told not to', async () => {
    const nodes = [post('1', { title: 1, meta: { a: 1, b: 2 }, list: [{ c: 1 }], more: true })]
    const types = [
      'type Post implements Node { title: String meta: Meta list: Item } type Meta { a: String } type Item { c: Int }',
    ]
    assert.deepEqual(await fieldsOf(nodes, { types }), {
      title: 'String',
      meta: 'Meta',
      list: 'Item',
      more: 'Boolean',
    })
    assert.deepEqual(await fieldsOf(nodes, { types, type: 'Meta' }), { a: 'String', b: 'Int' })
    const closed = ['type Post implements Node @dontInfer { title: String }']
    assert.deepEqual(await fieldsOf(nodes, { types: closed }), { title: 'String' })
  })

  it('stands cycles in nodes', async () => {
    const loop: Record<string, unknown> = { name: 'x' }
    loop.self = loop
    assert.deepEqual(await fieldsOf([post('1', { loop })]), { loop: 'PostLoop' })
  })
})

describe('inference over changes', () => {
  /** Tells which lists of nodes are read. */
  function watched(nodes: Nodes): { readonly nodes: Nodes; readonly lists: string[] } {
    const lists: string[] = []
    const watcher = new Proxy(nodes, {
      get(target, property, receiver) {
        if (['ofType', 'ofTypes', 'ofTypeById', 'all'].includes(String(property))) {
          lists.push(String(property))
        }
        return Reflect.get(target, property, receiver)
      },
    })
    return { nodes: watcher, lists }
  }

  const MANY = Array.from({ length: 50 }, (_, index) =>
    post(`p${index}`, { title: 'x', at: '2024' }),
  )

  it('reads no list of nodes to build again', async () => {
    const inference = createInference()
    const store = storeOf(MANY)
    const { nodes, lists } = watched(store)
    await buildTestSchema({ nodes, inference })
    lists.length = 0
    const node = {
      id: 'p7',
      title: 'y',
      at: '2023',
      internal: { type: 'Post', contentDigest: 'new' },
    }
    store.createNode(node, { name: 'test-plugin' })
    await buildTestSchema({ nodes, inference })
    assert.deepEqual(lists, [])
  })
})
