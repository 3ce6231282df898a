import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ProblemError } from '#diagnostics'
import { createNodeStore } from './create-node-store.ts'
import type { NodeEvent } from './node-store.ts'

const PLUGIN = { name: 'source' }
const OTHER = { name: 'other' }

function input(id: string, digest = 'd1', rest: Record<string, unknown> = {}) {
  const { internal, ...fields } = rest
  return {
    id,
    ...fields,
    internal: { type: 'Post', contentDigest: digest, ...(internal as object | undefined) },
  }
}

function problemCode(run: () => unknown): string | undefined {
  try {
    run()
  } catch (error) {
    assert.ok(error instanceof ProblemError, String(error))
    return error.problems[0]?.code
  }
  return undefined
}

/** Creates a node and gives it as the store has it. */
function created(store: ReturnType<typeof createNodeStore>, node: object, plugin = PLUGIN) {
  const creation = store.createNode(node, plugin)
  assert.equal(creation.outcome, 'created')
  if (creation.outcome !== 'created') throw new Error('unreachable')
  return creation.node
}

describe('createNode', () => {
  it('fills in parent, children, owner and counter on the object passed, which becomes the node', () => {
    const store = createNodeStore()
    const given = input('a')
    const node = created(store, given)
    assert.equal(node, given)
    assert.equal(store.get('a'), given)
    assert.deepEqual(node, {
      id: 'a',
      parent: null,
      children: [],
      internal: { type: 'Post', contentDigest: 'd1', owner: 'source', counter: 1 },
    })
  })

  it('leaves out what is not a node, with the words of the schema', () => {
    const store = createNodeStore()
    for (const [node, fault] of [
      [{ ...input('a'), id: undefined }, '"id" is required'],
      [{ ...input('a'), id: 5 }, '"id" must be a string'],
      [{ ...input(''), id: '' }, '"id" is not allowed to be empty'],
      [{ id: 'a' }, '"internal.contentDigest" is required'],
      [input('a', 'd', { internal: { type: undefined } }), '"internal.type" is required'],
      [input('a', 'd', { internal: { extra: 1 } }), '"internal.extra" is not allowed'],
      [
        input('a', 'd', { internal: { mediaType: '' } }),
        '"internal.mediaType" is not allowed to be empty',
      ],
      [input('a', 'd', { children: [{}] }), '"children[0]" contains an excluded value'],
      [input('a', 'd', { children: [1] }), '"children[0]" must be a string'],
      [input('a', 'd', { parent: 7 }), '"parent" must be a string'],
      [input('a', 'd', { fields: 3 }), '"fields" must be of type object'],
      ['a string', 'it must be an object'],
    ] as const) {
      const creation = store.createNode(node, PLUGIN)
      assert.equal(creation.outcome, 'invalid')
      assert.ok(creation.outcome === 'invalid' && creation.problem.message.includes(fault), fault)
    }
    assert.equal(store.count(), 0)
  })

  it('refuses internal.owner, so also a node that was created before', () => {
    const store = createNodeStore()
    const node = created(store, input('a'))
    assert.equal(
      problemCode(() => store.createNode(node, PLUGIN)),
      'NODES_OWNER_SET',
    )
  })

  it('refuses fields', () => {
    const store = createNodeStore()
    const node = input('a', 'd', { fields: { slug: '/' } })
    assert.equal(
      problemCode(() => store.createNode(node, PLUGIN)),
      'NODES_FIELDS_SET',
    )
  })

  it('only touches a node of the same digest: children, fields and counter stay', () => {
    const store = createNodeStore()
    const node = created(store, input('a'))
    store.createNodeField({ node, name: 'slug', value: '/a/' }, PLUGIN)
    store.createParentChildLink({ parent: node, child: { id: 'b' } })
    const again = store.createNode(input('a', 'd1', { other: true }), PLUGIN)
    assert.equal(again.outcome, 'touched')
    assert.equal(store.get('a'), node)
    assert.deepEqual(node.children, ['b'])
    assert.deepEqual(node.fields, { slug: '/a/' })
    assert.equal(node.internal.counter, 1)
    assert.ok(store.isTouched('a'))
  })

  it('replaces a node of another digest and deletes all its descendants', () => {
    const store = createNodeStore()
    const parent = created(store, input('a'))
    const child = created(store, input('b', 'd', { parent: 'a' }))
    const grandchild = created(store, input('c', 'd', { parent: 'b' }))
    store.createParentChildLink({ parent, child })
    store.createParentChildLink({ parent: child, child: grandchild })
    const second = store.createNode(input('a', 'd2'), PLUGIN)
    assert.ok(second.outcome === 'created' && second.oldNode === parent)
    assert.deepEqual(
      [...store.all()].map(node => node.id),
      ['a'],
    )
    assert.deepEqual(store.get('a')?.children, [])
    assert.equal(store.get('a')?.internal.counter, 4)
  })

  it('lets one plugin own a type and a node, and changes nothing when it refuses', () => {
    const store = createNodeStore()
    const node = created(store, input('a'))
    store.createParentChildLink({ parent: node, child: created(store, input('b')) })
    assert.equal(
      problemCode(() => store.createNode(input('x'), OTHER)),
      'NODES_TYPE_OWNED',
    )
    const elsewhere = input('a', 'd2', { internal: { type: 'Elsewhere' } })
    assert.equal(
      problemCode(() => store.createNode(elsewhere, OTHER)),
      'NODES_NODE_OWNED',
    )
    assert.deepEqual(
      [...store.all()].map(each => each.id),
      ['a', 'b'],
    )
  })

  it('takes out functions, symbols and instances, keeps dates and internal, and drops undefined then', () => {
    const store = createNodeStore()
    const date = new Date(0)
    const given = input('a', 'd', {
      date,
      nested: { run: () => 1, list: [1, Symbol('x'), new Map(), { keep: true }], gone: undefined },
    })
    const node = created(store, given)
    assert.notEqual(node, given)
    assert.equal(node.internal, given.internal)
    assert.equal(node.date, date)
    assert.deepEqual(node.nested, { list: [1, { keep: true }] })
    assert.ok(!('gone' in (node.nested as object)))
  })

  it('keeps rings and what only looks shared', () => {
    const store = createNodeStore()
    const ring: Record<string, unknown> = { name: 'ring' }
    ring.self = ring
    const shared = { run: () => 1, name: 'shared' }
    const node = created(store, input('a', 'd', { ring, one: shared, two: shared }))
    assert.equal(node.ring, ring)
    assert.deepEqual(node.one, { name: 'shared' })
    assert.deepEqual(node.two, { name: 'shared' })
  })
})

describe('createParentChildLink and createNodeField', () => {
  it('links once, on the live node as on a copy', () => {
    const store = createNodeStore()
    const node = created(store, input('a'))
    const copy = { ...node, children: [...node.children] }
    store.createParentChildLink({ parent: copy, child: { id: 'b' } })
    store.createParentChildLink({ parent: copy, child: { id: 'b' } })
    assert.deepEqual(copy.children, ['b'])
    assert.deepEqual(store.get('a')?.children, ['b'])
  })

  it('gives a field to the plugin that writes it first, ___NODE fields under their name in the schema', () => {
    const store = createNodeStore()
    const node = created(store, input('a'))
    store.createNodeField({ node, name: 'author___NODE', value: 'x' }, PLUGIN)
    assert.deepEqual(node.fields, { author___NODE: 'x' })
    assert.deepEqual(node.internal.fieldOwners, { author: 'source' })
    const code = problemCode(() => store.createNodeField({ node, name: 'author', value: 1 }, OTHER))
    assert.equal(code, 'NODES_FIELD_OWNED')
  })

  it('ignores what a slow plugin says of a node that has been replaced or deleted', () => {
    const store = createNodeStore()
    const old = created(store, input('a', 'd1'))
    created(store, input('a', 'd2'))
    store.createNodeField({ node: old, name: 'slug', value: 'old' }, PLUGIN)
    store.createParentChildLink({ parent: old, child: { id: 'b' } })
    assert.equal(store.get('a')?.fields, undefined)
    assert.deepEqual(store.get('a')?.children, [])
    store.deleteNode('a')
    store.createNodeField({ node: old, name: 'slug', value: 'old' }, PLUGIN)
    assert.equal(store.get('a'), undefined)
  })
})

describe('deleteNode', () => {
  it('deletes descendants, also in rings, and is silent for unknown ids', () => {
    const store = createNodeStore()
    const a = created(store, input('a'))
    const b = created(store, input('b'))
    store.createParentChildLink({ parent: a, child: b })
    store.createParentChildLink({ parent: b, child: a })
    store.deleteNode('unknown')
    store.deleteNode(undefined)
    store.deleteNode('a', PLUGIN)
    assert.equal(store.count(), 0)
    assert.deepEqual(store.types(), [])
  })

  it('refuses a plugin that does not own the type, but lets descendants of others go', () => {
    const store = createNodeStore()
    const a = created(store, input('a'))
    const b = created(store, input('b', 'd', { internal: { type: 'Other' } }), OTHER)
    store.createParentChildLink({ parent: a, child: b })
    assert.equal(
      problemCode(() => store.deleteNode('a', OTHER)),
      'NODES_TYPE_OWNED',
    )
    assert.equal(store.count(), 2)
    store.deleteNode('a', PLUGIN)
    assert.equal(store.count(), 0)
  })
})

describe('order', () => {
  it('is that of length and bytes for ofTypeById, of bytes for all, of creation for ofType', () => {
    const store = createNodeStore()
    for (const id of ['b', '\u{1F600}', '\uFF5E', 'a', 'ab', 'Z']) created(store, input(id))
    const ids = (nodes: Iterable<{ id: string }>) => [...nodes].map(node => node.id)
    const byBytes = ['b', '\u{1F600}', '\uFF5E', 'a', 'ab', 'Z'].sort((x, y) =>
      Buffer.compare(Buffer.from(x), Buffer.from(y)),
    )
    assert.deepEqual(ids(store.ofTypeById('Post')), ['Z', 'a', 'b', 'ab', '\uFF5E', '\u{1F600}'])
    assert.deepEqual(ids(store.all()), byBytes)
    assert.deepEqual(ids(store.ofType('Post')), ['b', '\u{1F600}', '\uFF5E', 'a', 'ab', 'Z'])
  })

  it('puts children in the order of their parents, whichever came first', () => {
    const store = createNodeStore()
    created(store, input('p1'))
    created(store, input('p2'))
    const child = (id: string, parent: string) =>
      created(store, input(id, 'd', { parent, internal: { type: 'Child' } }))
    child('c2', 'p2')
    child('c1a', 'p1')
    child('c1b', 'p1')
    assert.deepEqual(
      store.ofType('Child').map(node => node.id),
      ['c1a', 'c1b', 'c2'],
    )
  })

  it('keeps the place of a node that changes between sourcings', () => {
    const store = createNodeStore()
    for (const id of ['a', 'b', 'c']) created(store, input(id))
    created(store, input('a', 'd2'))
    assert.deepEqual(
      store.ofType('Post').map(node => node.id),
      ['a', 'b', 'c'],
    )
  })

  it('follows the source when it gives its nodes in another order, and says so', () => {
    const store = createNodeStore()
    for (const id of ['a', 'b', 'c']) created(store, input(id))
    const before = store.revision
    store.setSourcing(true)
    for (const id of ['b', 'a', 'c']) store.createNode(input(id), PLUGIN)
    store.setSourcing(false)
    store.settleOrder()
    assert.deepEqual(
      store.ofType('Post').map(node => node.id),
      ['b', 'a', 'c'],
    )
    assert.equal(store.changesSince(before).byType.get('Post')?.reordered, true)
    const after = store.revision
    store.setSourcing(true)
    for (const id of ['b', 'a', 'c']) store.createNode(input(id), PLUGIN)
    store.setSourcing(false)
    store.settleOrder()
    assert.equal(store.revision, after)
  })

  it('hands out lists that later changes leave alone', () => {
    const store = createNodeStore()
    for (const id of ['a', 'b', 'c']) created(store, input(id))
    const seen: string[] = []
    for (const node of store.ofTypeById('Post')) {
      seen.push(node.id)
      store.deleteNode(node.id)
    }
    assert.deepEqual(seen, ['a', 'b', 'c'])
    assert.deepEqual(store.ofType('Post'), [])
  })
})

describe('changesSince', () => {
  it('sums up what happened to each node', () => {
    const store = createNodeStore()
    created(store, input('stays'))
    created(store, input('changes'))
    created(store, input('goes'))
    created(store, input('moves'))
    const since = store.revision
    created(store, input('changes', 'd2'))
    store.deleteNode('goes')
    created(store, input('comes'))
    created(store, input('passes'))
    store.deleteNode('passes')
    created(store, input('moves', 'd2', { internal: { type: 'Page' } }))
    const changes = store.changesSince(since)
    assert.deepEqual(Object.fromEntries(changes.byType), {
      Post: {
        created: new Set(['comes']),
        updated: new Set(['changes']),
        deleted: new Set(['goes', 'moves']),
        recreated: new Set(),
        reordered: false,
      },
      Page: {
        created: new Set(['moves']),
        updated: new Set(),
        deleted: new Set(),
        recreated: new Set(),
        reordered: false,
      },
    })
    assert.deepEqual(store.changesSince(store.revision).byType, new Map())
    assert.throws(() => store.changesSince(store.revision + 1), RangeError)
  })

  it('tells events after the fact', () => {
    const events: NodeEvent[] = []
    const store = createNodeStore({ onEvent: event => events.push(event) })
    const node = created(store, input('a'))
    store.createNodeField({ node, name: 'slug', value: '/' }, PLUGIN)
    store.createParentChildLink({ parent: node, child: { id: 'b' } })
    store.deleteNode('a', PLUGIN)
    assert.deepEqual(
      events.map(event => event.kind),
      ['created', 'fieldWritten', 'linked', 'deleted'],
    )
  })
})
