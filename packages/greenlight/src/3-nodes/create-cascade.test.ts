import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import type { Problem } from '#diagnostics'
import { type CreateNodeHandler, createNodeCascade, type HandlerFailure } from './create-cascade.ts'
import { createNodeStore } from './create-node-store.ts'
import { sourceNodes } from './source-nodes.ts'

const SOURCE = { name: 'source' }

function node(id: string, type = 'Post', rest: Record<string, unknown> = {}) {
  return { id, ...rest, internal: { type, contentDigest: 'd' } }
}

function setUp(handlers: readonly CreateNodeHandler[]) {
  const store = createNodeStore()
  const failures: HandlerFailure[] = []
  const problems: Problem[] = []
  const cascade = createNodeCascade({
    store,
    handlers,
    onFailure: failure => failures.push(failure),
    onInvalid: problem => problems.push(problem),
  })
  return { store, cascade, failures, problems }
}

describe('node cascade', () => {
  it('runs handlers later than createNode, plugin by plugin over nodes created together', async () => {
    const log: string[] = []
    const handler = (name: string): CreateNodeHandler => ({
      plugin: { name },
      run: created => log.push(`${name} ${created.id}`),
    })
    const { cascade } = setUp([handler('A'), handler('B')])
    void cascade.createNode(node('1'), SOURCE)
    void cascade.createNode(node('2'), SOURCE)
    log.push('created')
    await cascade.settled()
    assert.deepEqual(log, ['created', 'A 1', 'A 2', 'B 1', 'B 2'])
  })

  it('asks wants when the turn of the plugin comes, and not for touched nodes', async () => {
    const asked: unknown[] = []
    const { cascade, store } = setUp([
      {
        plugin: { name: 'A' },
        run: created =>
          store.createNodeField({ node: created, name: 'slug', value: '/' }, { name: 'A' }),
      },
      {
        plugin: { name: 'B' },
        wants: created => {
          asked.push(created.fields?.slug)
          return false
        },
        run: () => assert.fail('B does not want it'),
      },
    ])
    await cascade.createNode(node('1'), SOURCE)
    await cascade.createNode(node('1'), SOURCE)
    assert.deepEqual(asked, ['/'])
  })

  it('waits for a whole cascade that nobody awaits', async () => {
    const { cascade, store } = setUp([
      {
        plugin: { name: 'transformer' },
        run: async created => {
          const depth = Number(created.id)
          await delay(1)
          if (depth < 5) void cascade.createNode(node(String(depth + 1)), SOURCE)
        },
      },
    ])
    void cascade.createNode(node('0'), SOURCE)
    await cascade.settled()
    assert.equal(store.count(), 6)
  })

  it('resolves createNode after the handlers of that node', async () => {
    let done = false
    const { cascade } = setUp([
      {
        plugin: { name: 'slow' },
        run: async () => {
          await delay(5)
          done = true
        },
      },
    ])
    await cascade.createNode(node('1'), SOURCE)
    assert.ok(done)
    assert.deepEqual(cascade.running(), [])
  })

  it('attributes what handlers throw or reject with, and goes on', async () => {
    const seen: string[] = []
    const { cascade, failures } = setUp([
      {
        plugin: { name: 'throws' },
        run: () => {
          throw new Error('thrown')
        },
      },
      { plugin: { name: 'rejects' }, run: () => Promise.reject(new Error('rejected')) },
      {
        plugin: { name: 'wants throws' },
        wants: () => {
          throw new Error('wants')
        },
        run: () => undefined,
      },
      { plugin: { name: 'last' }, run: created => seen.push(created.id) },
    ])
    await cascade.createNode(node('1'), SOURCE)
    assert.deepEqual(
      failures.map(({ plugin, error, node: { id } }) => [plugin.name, String(error), id]),
      [
        ['throws', 'Error: thrown', '1'],
        ['rejects', 'Error: rejected', '1'],
        ['wants throws', 'Error: wants', '1'],
      ],
    )
    assert.deepEqual(seen, ['1'])
  })

  it('names handlers that do not end', async () => {
    let release = (): void => undefined
    const { cascade } = setUp([
      {
        plugin: { name: 'stuck' },
        run: () =>
          new Promise<void>(resolve => {
            release = resolve
          }),
      },
    ])
    const created = cascade.createNode(node('1'), SOURCE)
    while (cascade.running().length === 0) await delay(1)
    assert.deepEqual(
      cascade.running().map(({ plugin, node: { id } }) => [plugin.name, id]),
      [['stuck', '1']],
    )
    release()
    await created
  })

  it('reports a fault once', async () => {
    const { cascade, problems } = setUp([])
    await cascade.createNode({ id: 'a' }, SOURCE)
    await cascade.createNode({ id: 'b' }, SOURCE)
    assert.equal(problems.length, 1)
    assert.equal(problems[0]?.code, 'NODES_INVALID')
  })

  it('does not grow the stack with the depth of a cascade', async () => {
    const { cascade, store } = setUp([
      {
        plugin: { name: 'deep' },
        run: created => {
          const depth = Number(created.id)
          if (depth < 20_000) void cascade.createNode(node(String(depth + 1)), SOURCE)
        },
      },
    ])
    void cascade.createNode(node('0'), SOURCE)
    await cascade.settled()
    assert.equal(store.count(), 20_001)
  })
})

describe('sourceNodes', () => {
  const run = (
    set: ReturnType<typeof setUp>,
    sources: Parameters<typeof sourceNodes>[0]['sources'],
    stateful: readonly string[] = [],
  ) =>
    sourceNodes({
      store: set.store,
      cascade: set.cascade,
      sources,
      statefulPlugins: new Set(stateful),
      deleteStale: true,
    })

  /** A store as a second run finds it: everything there, nothing touched. */
  function secondRun(set: ReturnType<typeof setUp>): ReturnType<typeof setUp> {
    const store = createNodeStore({ state: set.store.state() })
    const failures: HandlerFailure[] = []
    const cascade = createNodeCascade({
      store,
      handlers: [],
      onFailure: failure => failures.push(failure),
      onInvalid: () => undefined,
    })
    return { store, cascade, failures, problems: [] }
  }

  it('deletes what is no longer sourced, by root ancestor', async () => {
    const first = setUp([])
    await run(first, [
      {
        plugin: SOURCE,
        run: () => {
          for (const id of ['a', 'b']) {
            void first.cascade.createNode(node(id), SOURCE)
            void first.cascade.createNode(node(`${id}-child`, 'Child', { parent: id }), SOURCE)
          }
        },
      },
    ])
    const second = secondRun(first)
    const result = await run(second, [
      { plugin: SOURCE, run: () => void second.cascade.createNode(node('b'), SOURCE) },
    ])
    assert.deepEqual(
      [...second.store.all()].map(({ id }) => id),
      ['b', 'b-child'],
    )
    assert.equal(result.staleNodes, 2)
  })

  it('keeps the nodes of a source that fails midway and of stateful ones, and says what failed', async () => {
    const first = setUp([])
    const create = (set: ReturnType<typeof setUp>, plugin: { name: string }, ids: string[]) => {
      for (const id of ids) void set.cascade.createNode(node(id, plugin.name), plugin)
    }
    const [api, files, state] = [{ name: 'api' }, { name: 'files' }, { name: 'state' }]
    await run(first, [
      { plugin: api, run: () => create(first, api, ['api1', 'api2', 'api3']) },
      { plugin: files, run: () => create(first, files, ['file1', 'file2']) },
      { plugin: state, run: () => create(first, state, ['state1']) },
    ])
    const second = secondRun(first)
    const error = new Error('page 2 of the API did not answer')
    const result = await run(
      second,
      [
        {
          plugin: api,
          run: async () => {
            create(second, api, ['api1'])
            await delay(1)
            throw error
          },
        },
        { plugin: files, run: () => create(second, files, ['file2']) },
        { plugin: state, run: () => undefined },
      ],
      ['state'],
    )
    assert.deepEqual(result.failures, [{ error, plugin: api }])
    assert.deepEqual(
      [...second.store.all()].map(({ id }) => id),
      ['api1', 'api2', 'api3', 'file2', 'state1'],
    )
  })

  it('runs as many sources at a time as it is told, and one unless told', async () => {
    const order = async (concurrency?: number) => {
      const set = setUp([])
      const steps: string[] = []
      const sources = ['a', 'b', 'c'].map(name => ({
        plugin: { name },
        run: async () => {
          steps.push(`${name} starts`)
          await delay(5)
          steps.push(`${name} ends`)
        },
      }))
      await sourceNodes({
        store: set.store,
        cascade: set.cascade,
        sources,
        statefulPlugins: new Set(),
        deleteStale: true,
        ...(concurrency === undefined ? {} : { concurrency }),
      })
      return steps
    }
    assert.deepEqual(await order(), [
      ...['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends'],
    ])
    assert.deepEqual((await order(20)).slice(0, 3), ['a starts', 'b starts', 'c starts'])
    assert.equal((await order(2))[1], 'b starts')
  })

  it('names sources that own no type', async () => {
    const set = setUp([])
    const result = await run(set, [
      { plugin: { name: 'idle' }, run: () => undefined },
      { plugin: { name: 'default-site-plugin' }, run: () => undefined },
    ])
    assert.deepEqual(result.withoutNodes, ['idle'])
  })
})
