import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createReporter, createSilentOutput, type Problem } from '#diagnostics'
import {
  createFailureLog,
  createHookRunner,
  type GatsbyNodeModule,
  type HookName,
  type Plugin,
  watchHooks,
} from '#plugins'

function createPlugin(name: string, hooks: readonly string[]): Plugin {
  return {
    ...{ name, resolve: `/plugins/${name}`, id: name, version: '1', pluginFilepath: '' },
    ...{ nodeAPIs: hooks, browserAPIs: [], ssrAPIs: [], pluginOptions: { plugins: [] } },
  }
}

function createRunner(modules: Readonly<Record<string, GatsbyNodeModule>>) {
  const plugins = Object.entries(modules).map(([name, hooks]) =>
    createPlugin(name, Object.keys(hooks)),
  )
  const reporter = createReporter({ output: createSilentOutput() })
  const failures = createFailureLog(reporter)
  const finished: string[] = []
  const runner = createHookRunner({
    loaded: {
      plugins,
      problems: [],
      hooksOf: ({ name }) => modules[name] ?? {},
      manifestOf: () => ({}),
    },
    argumentsFor: (plugin, hook, specific) => ({
      args: { ...specific, actor: plugin.name },
      finish: () => finished.push(`${plugin.name} ${hook}`),
    }),
    failures,
  })
  return { runner, failures, finished }
}

const HOOK: HookName = 'onPreBootstrap'

describe('createHookRunner', () => {
  it('runs plugins one after another and collects what they return', async () => {
    const order: string[] = []
    const slow = async ({ actor }: { actor: string }) => {
      order.push(`${actor} begins`)
      await new Promise(resolve => setTimeout(resolve, 5))
      order.push(`${actor} ends`)
      return [actor]
    }
    const { runner, finished } = createRunner({
      a: { [HOOK]: slow },
      b: { onPreInit: slow },
      c: { [HOOK]: slow },
      d: { [HOOK]: () => [] },
    })
    const results = await runner.run(HOOK)
    assert.deepEqual(order, ['a begins', 'a ends', 'c begins', 'c ends'])
    assert.deepEqual(
      results.map(({ plugin, value }) => [plugin.name, value]),
      [
        ['a', ['a']],
        ['c', ['c']],
      ],
    )
    assert.deepEqual(finished, [`a ${HOOK}`, `c ${HOOK}`, `d ${HOOK}`])
  })

  it('calls back hooks with three parameters', async () => {
    const { runner, failures } = createRunner({
      a: {
        [HOOK]: (
          _args: unknown,
          _options: unknown,
          done: (error: unknown, value: unknown) => void,
        ) => void setTimeout(() => done(null, ['called back'])),
      },
      b: {
        [HOOK]: (_args: unknown, _options: unknown, done: (error: unknown) => void) =>
          done(new Error('not today')),
      },
    })
    const results = await runner.run(HOOK)
    assert.deepEqual(
      results.map(({ value }) => value),
      [['called back']],
    )
    assert.equal(failures.errors[0]?.message, `${HOOK} failed: not today`)
  })

  it('leaves out the plugin whose action caused the hook, and stops when told', async () => {
    const called: string[] = []
    const note = ({ actor }: { actor: string }) => void called.push(actor)
    const modules = { a: { [HOOK]: note }, b: { [HOOK]: note }, c: { [HOOK]: note } }
    const { runner } = createRunner(modules)
    await runner.run(HOOK, {}, { except: 'a', stopped: () => called.includes('b') })
    assert.deepEqual(called, ['b'])
  })

  it('goes on after a failure, reports it once, and ends the stage with it', async () => {
    const fail = () => {
      throw new TypeError('broken')
    }
    const { runner, failures } = createRunner({ a: { [HOOK]: fail }, b: { [HOOK]: () => ['b'] } })
    await runner.run(HOOK)
    const results = await runner.run(HOOK)
    assert.equal(results.length, 1)
    assert.equal(failures.errors.length, 1)
    assert.deepEqual(failures.errors[0]?.plugin, 'a')
    assert.throws(() => failures.throwIfAny(), /broken/)
    assert.doesNotThrow(() => failures.throwIfAny())
  })
})

describe('watchHooks', () => {
  const wait = () => new Promise(() => {})

  it('names a running hook, and again', async () => {
    const { runner } = createRunner({ a: { [HOOK]: wait } })
    void runner.run(HOOK)
    const named: Problem[] = []
    await new Promise<void>(resolve => {
      const watch = watchHooks({
        running: runner.running,
        onSlow(problem) {
          named.push(problem)
          if (named.length < 2) return
          watch.stop()
          resolve()
        },
        everySeconds: 0.02,
        activeResources: () => ['Timeout', 'TCPSocketWrap'],
      })
    })
    assert.equal(named[0]?.plugin, 'a')
    assert.equal(named[0]?.hook, HOOK)
  })

  it('leaves calls in peace that wait for each other, and names the one that stays', async () => {
    const call = {
      plugin: createPlugin('a', [HOOK]),
      hook: HOOK,
      since: performance.now(),
      fail() {},
    }
    const queue = Array.from({ length: 20 }, () => ({ ...call }))
    const counts: number[] = []
    await new Promise<void>(resolve => {
      const watch = watchHooks({
        running: () => {
          if (queue.length > 1) queue.shift()
          return [...queue]
        },
        onSlow() {
          counts.push(queue.length)
          watch.stop()
          resolve()
        },
        everySeconds: 0.01,
        activeResources: () => ['Timeout', 'TCPSocketWrap'],
      })
    })
    assert.deepEqual(counts, [1])
  })

  it('fails a hook that nothing can wake any more', async () => {
    const { runner, failures } = createRunner({ a: { [HOOK]: wait } })
    const watch = watchHooks({
      running: runner.running,
      onSlow() {},
      everySeconds: 0.02,
      activeResources: () => ['Timeout', 'FSEventWrap', 'TTYWrap'],
    })
    await runner.run(HOOK)
    watch.stop()
    assert.equal(failures.errors[0]?.code, 'PLUGINS_HOOK_STUCK')
  })
})
