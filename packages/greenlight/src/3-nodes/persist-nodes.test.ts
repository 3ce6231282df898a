import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, describe, it } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { openSiteCache, type SiteCache } from '#cache'
import { type CreateNodeHandler, createNodeCascade } from './create-cascade.ts'
import { createNodeStore } from './create-node-store.ts'
import type { Node } from './node.ts'
import type { NodeStore } from './node-store.ts'
import { loadNodes, openSharedNodes, saveNodes, shareNodes } from './persist-nodes.ts'
import { sourceNodes } from './source-nodes.ts'

const root = mkdtempSync(join(tmpdir(), 'greenlight-nodes-'))
after(() => rmSync(root, { recursive: true }))
let folders = 0

function newFolder(): string {
  return join(root, String(++folders))
}

function openCache(directory: string): SiteCache {
  return openSiteCache({
    directory,
    engineVersion: 'test',
    key: { whole: {}, plugins: {} },
    onNotice: notice => assert.fail(notice.message),
  })
}

function openStore(cache: SiteCache): NodeStore {
  const state = loadNodes(cache)
  return createNodeStore(state ? { state } : {})
}

/** All that readers can see of a store, counters left out. */
function contentOf(store: NodeStore): unknown {
  const plain = (node: Node) => ({ ...node, internal: { ...node.internal, counter: undefined } })
  return {
    all: [...store.all()].map(plain),
    orders: store.types().map(type => ({
      type,
      inOrder: store.ofType(type).map(({ id }) => id),
      byId: store.ofTypeById(type).map(({ id }) => id),
    })),
  }
}

const SOURCES = [{ name: 'source-a' }, { name: 'source-b' }] as const
const TRANSFORMER = { name: 'transformer' }
const SITE = { name: 'default-site-plugin' }

/** One thing in a source: its key, its text, and how many children a transformer makes of it. */
interface Item {
  readonly key: string
  readonly text: string
  readonly parts: number
}

/** Runs a site: two sources, a transformer that waits a while, and the site's own gatsby-node. */
async function runSite(store: NodeStore, sources: readonly (readonly Item[])[]): Promise<void> {
  const handlers: CreateNodeHandler[] = [
    {
      plugin: TRANSFORMER,
      wants: node => typeof node.parts === 'number',
      run: async parent => {
        for (let part = 0; part < Number(parent.parts); part++) {
          await Promise.resolve()
          const id = `${parent.id} part ${part}`
          const digest = `${parent.internal.contentDigest} ${part}`
          const internal = { type: 'Part', contentDigest: digest, content: String(parent.text) }
          void cascade.createNode(
            { id, parent: parent.id, raw: parent.text, date: new Date(part), internal },
            TRANSFORMER,
          )
          const child = store.get(id)
          if (child) store.createParentChildLink({ parent, child }, TRANSFORMER)
        }
      },
    },
    {
      plugin: SITE,
      run: node => {
        const value = node.parent ? `${node.parent}/${node.id}` : node.id
        store.createNodeField({ node, name: 'slug', value }, SITE)
      },
    },
  ]
  const cascade = createNodeCascade({
    store,
    handlers,
    onFailure: ({ error }) => assert.fail(String(error)),
    onInvalid: problem => assert.fail(problem.message),
  })
  await sourceNodes({
    store,
    cascade,
    statefulPlugins: new Set(),
    deleteStale: true,
    sources: SOURCES.map((plugin, number) => ({
      plugin,
      run: () => {
        for (const { key, text, parts } of sources[number] ?? []) {
          const internal = { type: `Item${number}`, contentDigest: `${text} ${parts}` }
          void cascade.createNode({ id: `${number} ${key}`, text, parts, internal }, plugin)
        }
      },
    })),
  })
}

describe('nodes over several runs', () => {
  const item = fc.record({
    key: fc.constantFrom('a', 'b', 'c', 'd', 'é', '\u{1F600}'),
    text: fc.constantFrom('one', 'two', 'long '.repeat(100), 'lone \ud800 surrogate'),
    parts: fc.nat(2),
  })
  const source = fc.uniqueArray(item, { selector: ({ key }) => key, maxLength: 6 })
  const run = fc.record({
    sources: fc.tuple(source, source),
    end: fc.constantFrom('commit' as const, 'commit' as const, 'killed' as const),
  })

  it('are those of a fresh run, whatever changed, came, went, moved or was lost in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(run, { minLength: 2, maxLength: 5 }), async runs => {
        const directory = newFolder()
        for (const { sources, end } of runs) {
          const cache = openCache(directory)
          const store = openStore(cache)
          await runSite(store, sources)
          const fresh = createNodeStore()
          await runSite(fresh, sources)
          assert.deepEqual(contentOf(store), contentOf(fresh))
          if (end === 'commit') {
            saveNodes(store, cache)
            cache.commit()
          }
          cache.close()
        }
      }),
      { numRuns: 150 },
    )
  })

  it('are those of a fresh run after damage at any of 200 random places of the cache', async () => {
    const directory = newFolder()
    const sources = ['a', 'b', 'c', 'd', 'e', 'f'].map((key, parts) => ({
      key,
      text: `text of ${key} `.repeat(50),
      parts,
    }))
    const fresh = createNodeStore()
    await runSite(fresh, [sources, sources])
    const expected = contentOf(fresh)
    const first = openCache(directory)
    const store = openStore(first)
    await runSite(store, [sources, sources])
    saveNodes(store, first)
    first.commit()
    first.close()
    const whole = new Map(
      readdirSync(directory, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => join(entry.parentPath, entry.name))
        .map(path => [path, readFileSync(path)] as const),
    )
    const bytes = [...whole].flatMap(([path, content]) =>
      Array.from(content, (_, at) => [path, at] as const),
    )
    const places = fc.sample(fc.tuple(fc.nat(bytes.length - 1), fc.nat(8)), {
      numRuns: 200,
      seed: 3,
    })
    let dropped = 0
    for (const [number, bit] of places) {
      rmSync(directory, { recursive: true })
      for (const [path, content] of whole) {
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, content)
      }
      const [path, at] = bytes[number] ?? ['', 0]
      const content = Buffer.from(whole.get(path) ?? '')
      content[at] = (content[at] ?? 0) ^ (1 << bit)
      writeFileSync(path, bit === 8 ? content.subarray(0, at) : content)
      const cache = openSiteCache({
        directory,
        engineVersion: 'test',
        key: { whole: {}, plugins: {} },
        onNotice: () => dropped++,
      })
      const damaged = openStore(cache)
      await runSite(damaged, [sources, sources])
      assert.deepEqual(contentOf(damaged), expected)
      cache.close()
    }
    assert.ok(dropped > 190, `${dropped} of 200 were noticed`)
  })

  it('are unchanged, and nothing is written or read, when the sources are unchanged', async () => {
    const directory = newFolder()
    const sources = [[{ key: 'a', text: 'one', parts: 2 }], [{ key: 'b', text: 'two', parts: 1 }]]
    for (const [number, revision] of [12, 0, 0].entries()) {
      const cache = openCache(directory)
      const state = loadNodes(cache)
      const store = createNodeStore(state ? { state } : {})
      await runSite(store, sources)
      if (number === 0) assert.ok(store.revision >= revision)
      else assert.equal(store.revision, revision)
      if (number > 0) {
        assert.ok([...store.state().entries].every(entry => entry.node === undefined))
      }
      saveNodes(store, cache)
      cache.commit()
      cache.close()
    }
  })

  it('says what a run changed, from revision 0', async () => {
    const directory = newFolder()
    const run = async (items: readonly Item[]) => {
      const cache = openCache(directory)
      const store = openStore(cache)
      await runSite(store, [items, []])
      saveNodes(store, cache)
      cache.commit()
      cache.close()
      return store.changesSince(0).byType
    }
    await run([
      { key: 'a', text: 'one', parts: 1 },
      { key: 'b', text: 'one', parts: 1 },
    ])
    const changes = await run([
      { key: 'a', text: 'one', parts: 1 },
      { key: 'b', text: 'two', parts: 0 },
    ])
    assert.deepEqual([...changes.keys()].sort(), ['Item0', 'Part'])
    assert.deepEqual(changes.get('Item0')?.updated, new Set(['0 b']))
    assert.deepEqual(changes.get('Part')?.deleted, new Set(['0 b part 0']))
  })
})

/** The rules of the store, told the slow and plain way. */
class NaiveNodes {
  nodes = new Map<string, { digest: string; children: string[]; fields: Record<string, unknown> }>()

  create(id: string, digest: string): void {
    const old = this.nodes.get(id)
    if (old?.digest === digest) return
    if (old) for (const child of this.below(id)) this.nodes.delete(child)
    this.nodes.set(id, { digest, children: [], fields: {} })
  }

  delete(id: string): void {
    if (!this.nodes.has(id)) return
    for (const child of this.below(id)) this.nodes.delete(child)
    this.nodes.delete(id)
  }

  /** All that hangs below a node, but not the node itself, even in a ring. */
  below(id: string): Set<string> {
    const found = new Set<string>()
    const add = (parent: string): void => {
      for (const child of this.nodes.get(parent)?.children ?? []) {
        if (found.has(child)) continue
        found.add(child)
        add(child)
      }
    }
    add(id)
    found.delete(id)
    return found
  }

  link(parent: string, child: string): void {
    const children = this.nodes.get(parent)?.children
    if (children && !children.includes(child)) children.push(child)
  }

  field(id: string, value: unknown): void {
    const node = this.nodes.get(id)
    if (node) node.fields.value = value
  }
}

it('agrees with plain rules over any sequence of calls and restarts', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const step = fc.oneof(
    fc.record({ call: fc.constant('create' as const), id, digest: fc.constantFrom('1', '2') }),
    fc.record({ call: fc.constant('delete' as const), id }),
    fc.record({ call: fc.constant('touch' as const), id }),
    fc.record({ call: fc.constant('link' as const), id, child: id }),
    fc.record({ call: fc.constant('field' as const), id, value: fc.jsonValue() }),
    fc.record({ call: fc.constantFrom('restart' as const, 'save' as const, 'share' as const) }),
  )
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), steps => {
      const directory = newFolder()
      let cache = openCache(directory)
      let store = openStore(cache)
      const model = new NaiveNodes()
      for (const step of steps) {
        switch (step.call) {
          case 'create': {
            const internal = { type: 'T', contentDigest: step.digest }
            store.createNode({ id: step.id, internal }, SITE)
            model.create(step.id, step.digest)
            break
          }
          case 'delete':
            store.deleteNode(step.id, SITE)
            model.delete(step.id)
            break
          case 'touch':
            store.touchNode(step.id)
            break
          case 'link': {
            const parent = store.get(step.id)
            if (parent) store.createParentChildLink({ parent, child: { id: step.child } })
            model.link(step.id, step.child)
            break
          }
          case 'field': {
            const node = store.get(step.id)
            if (node) store.createNodeField({ node, name: 'value', value: step.value }, SITE)
            model.field(step.id, step.value)
            break
          }
          case 'save':
            saveNodes(store, cache)
            cache.commit()
            break
          case 'share': {
            const shared = createNodeStore({ state: openSharedNodes(shareNodes(store, cache)) })
            assert.deepEqual(contentOf(shared), contentOf(store))
            break
          }
          case 'restart':
            saveNodes(store, cache)
            cache.commit()
            cache.close()
            cache = openCache(directory)
            store = openStore(cache)
            break
        }
        const seen = [...store.all()].map(node => [
          node.id,
          {
            digest: node.internal.contentDigest,
            children: node.children,
            fields: node.fields ?? {},
          },
        ])
        assert.deepEqual(
          seen,
          [...model.nodes].sort(([one], [two]) => (one < two ? -1 : 1)),
        )
      }
      cache.close()
    }),
    { numRuns: 150 },
  )
})

it('keeps what comes and goes between several saves of one run', () => {
  const directory = newFolder()
  const create = (store: NodeStore, id: string, digest: string) =>
    store.createNode({ id, internal: { type: 'T', contentDigest: digest } }, SITE)
  const first = openCache(directory)
  const empty = openStore(first)
  for (const id of ['a', 'b', 'c']) create(empty, id, '1')
  saveNodes(empty, first)
  first.commit()
  first.close()

  const cache = openCache(directory)
  const store = openStore(cache)
  const steps: (() => unknown)[] = [
    () => create(store, 'b', '2'),
    () => create(store, 'extra', '1'),
    () => store.deleteNode('extra'),
    () => create(store, 'b', '3'),
    () => store.deleteNode('a'),
    () => create(store, 'a', '1'),
    () => create(store, 'c', '2'),
  ]
  for (const step of steps) {
    step()
    saveNodes(store, cache)
    cache.commit()
    const again = openCache(directory)
    assert.deepEqual(contentOf(openStore(again)), contentOf(store))
    again.close()
  }
})

it('keeps no passing node and nothing below one, but shows them to other threads', () => {
  const directory = newFolder()
  const internal = () => ({ type: 'T', contentDigest: 'd', counter: 0 })
  const run = (share: boolean) => {
    const cache = openCache(directory)
    const store = openStore(cache)
    const before = [...store.all()].map(({ id }) => id)
    store.createNode({ id: 'kept', internal: { type: 'T', contentDigest: 'd' } }, SITE)
    store.createPassingNode({ id: 'page', parent: null, children: [], internal: internal() }, SITE)
    store.createNode(
      { id: 'below', parent: 'page', internal: { type: 'T', contentDigest: 'd' } },
      SITE,
    )
    const shared = share
      ? createNodeStore({ state: openSharedNodes(shareNodes(store, cache)) })
      : store
    saveNodes(store, cache)
    cache.commit()
    const records = [...cache.store('nodes').keys()]
    cache.close()
    return { before, shared: [...shared.all()].map(({ id }) => id), records }
  }
  const all = ['below', 'kept', 'page']
  assert.deepEqual(run(false), { before: [], shared: all, records: ['kept'] })
  for (const share of [true, false, true]) {
    assert.deepEqual(run(share), { before: ['kept'], shared: all, records: ['kept'] })
  }
})

it('keeps the order of children that were made again in another one', () => {
  const directory = newFolder()
  const run = (version: string, children: readonly string[]) => {
    const cache = openCache(directory)
    const store = openStore(cache)
    store.setSourcing(true)
    store.createNode({ id: 'parent', internal: { type: 'P', contentDigest: version } }, SITE)
    for (const id of children) {
      store.createNode({ id, parent: 'parent', internal: { type: 'T', contentDigest: id } }, SITE)
      const parent = store.get('parent')
      if (parent) store.createParentChildLink({ parent, child: { id } })
    }
    store.setSourcing(false)
    store.settleOrder()
    saveNodes(store, cache)
    cache.commit()
    cache.close()
    const again = openCache(directory)
    const seen = openStore(again)
      .ofType('T')
      .map(({ id }) => id)
    again.close()
    return seen
  }
  for (const [version, children] of [
    ['1', ['a', 'b', 'c']],
    ['2', ['a', 'b', 'c']],
    ['3', ['b', 'a', 'c']],
    ['4', ['c', 'b', 'a']],
  ] as const) {
    assert.deepEqual(run(version, children), children, version)
  }
})

it('writes a replaced node without the table and the records of all others, until there are many', () => {
  const directory = newFolder()
  const ids = ['a', 'b', 'c', 'd', 'e']
  const text = (version: number) => `${version}`.repeat(300_000)
  const run = (versions: readonly number[]) => {
    const cache = openCache(directory)
    const store = openStore(cache)
    const table = cache.store('node table').get('table')
    const bytes = new Map(
      [...cache.store('nodes').keys()].map(id => [id, cache.store('nodes').get(id)]),
    )
    ids.forEach((id, index) => {
      const version = versions[index] ?? 0
      const internal = { type: 'T', contentDigest: `${version}` }
      store.createNode({ id, text: text(version), internal }, SITE)
    })
    saveNodes(store, cache)
    cache.commit()
    const isSame = (id: string) => {
      const [before, now] = [bytes.get(id), cache.store('nodes').get(id)]
      return before !== undefined && now !== undefined && before.equals(now)
    }
    const isBeside = cache.store('node table').has('replacements')
    const written = ids.filter(id => !isSame(id))
    const isSameTable = table?.equals(cache.store('node table').get('table') ?? Buffer.of())
    cache.close()
    const again = openCache(directory)
    const seen = openStore(again)
    ids.forEach((id, index) => {
      assert.equal(seen.get(id)?.text, text(versions[index] ?? 0))
    })
    again.close()
    return { written, isBeside, isSameTable }
  }
  run([1, 1, 1, 1, 1])
  assert.deepEqual(run([2, 1, 1, 1, 1]), { written: [], isBeside: true, isSameTable: true })
  assert.deepEqual(run([2, 2, 1, 1, 1]), { written: [], isBeside: true, isSameTable: true })
  assert.deepEqual(run([2, 2, 1, 1, 1]), { written: [], isBeside: true, isSameTable: true })
  const many = run([2, 3, 2, 2, 1])
  assert.deepEqual(many, { written: ['a', 'b', 'c', 'd'], isBeside: false, isSameTable: false })
  assert.deepEqual(run([2, 3, 2, 2, 1]), { written: [], isBeside: false, isSameTable: true })
})

describe('a kept node', () => {
  function keep(node: Record<string, unknown>): Node | undefined {
    const directory = newFolder()
    const cache = openCache(directory)
    const store = openStore(cache)
    store.createNode({ internal: { type: 'T', contentDigest: 'd' }, ...node }, SITE)
    saveNodes(store, cache)
    cache.commit()
    cache.close()
    return openStore(openCache(directory)).get('a')
  }

  it('is what it was, whatever it holds', () => {
    const value = fc.anything({
      withNullPrototype: false,
      maxDepth: 4,
      values: [
        fc.string({ unit: 'binary' }),
        fc.double(),
        fc.boolean(),
        fc.constant(null),
        fc.date({ noInvalidDate: true }),
      ],
    })
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), fields => {
        for (const key of ['parent', 'children', 'fields']) fc.pre(!(key in fields))
        const store = createNodeStore()
        const internal = { type: 'T', contentDigest: 'd' }
        store.createNode({ ...fields, id: 'a', internal }, SITE)
        assert.deepEqual(keep({ ...fields, id: 'a' }), store.get('a'))
      }),
      { numRuns: 100 },
    )
  })

  it('keeps rings, and a text that stands twice takes room once', () => {
    const content = 'x'.repeat(100_000)
    const ring: Record<string, unknown> = {}
    ring.self = ring
    const internal = { type: 'T', contentDigest: 'd', content }
    const node = keep({ id: 'a', rawMarkdownBody: content, ring, internal })
    assert.equal(node?.rawMarkdownBody, content)
    assert.equal(node?.internal.content, content)
    const again = node?.ring
    assert.ok(typeof again === 'object' && again !== null && 'self' in again)
    assert.equal(again.self, again)
  })

  it('survives a plugin that puts a function on it', () => {
    const directory = newFolder()
    const cache = openCache(directory)
    const store = openStore(cache)
    store.createNode({ id: 'a', title: 'x', internal: { type: 'T', contentDigest: 'd' } }, SITE)
    const live = store.get('a')
    if (live) live.run = () => 1
    saveNodes(store, cache)
    cache.commit()
    cache.close()
    assert.equal(openStore(openCache(directory)).get('a')?.title, 'x')
  })

  it('keeps owners of types and the counter', () => {
    const directory = newFolder()
    const cache = openCache(directory)
    const store = openStore(cache)
    store.createNode({ id: 'a', internal: { type: 'T', contentDigest: 'd' } }, SITE)
    store.deleteNode('a', SITE)
    saveNodes(store, cache)
    cache.commit()
    cache.close()
    const next = openStore(openCache(directory))
    assert.equal(next.typeOwners.ownerOf('T'), SITE.name)
    next.createNode({ id: 'b', internal: { type: 'T', contentDigest: 'd' } }, SITE)
    assert.equal(next.get('b')?.internal.counter, 2)
  })
})

describe('nodes of another thread', () => {
  it('are those of the store, each read again when nobody holds it any more', async () => {
    const cache = openCache(newFolder())
    const store = createNodeStore()
    await runSite(store, [
      [{ key: 'a', text: 'one', parts: 2 }],
      [{ key: 'b', text: 'two', parts: 0 }],
    ])
    const shared = createNodeStore({ state: openSharedNodes(shareNodes(store, cache)) })
    assert.deepEqual(contentOf(shared), contentOf(store))

    const other = createNodeStore({ state: openSharedNodes(shareNodes(store, cache)) })
    const lent = lend(other, '0 a')
    const held = other.get('1 b')
    await collectGarbage()
    assert.equal(lent.deref(), undefined)
    assert.deepEqual(other.get('0 a'), shared.get('0 a'))
    assert.notEqual(held, undefined)
    assert.equal(other.get('1 b'), held)
    cache.close()
  })
})

/** In a function of its own, so that nothing on the stack holds the node. */
function lend(store: NodeStore, id: string): WeakRef<Node> {
  const node = store.get(id)
  assert.ok(node)
  return new WeakRef(node)
}

async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  assert.ok(typeof collect === 'function')
  // What a WeakRef gave is held until the running job ends.
  for (let round = 0; round < 3; round++) {
    await setImmediate()
    collect()
  }
}
