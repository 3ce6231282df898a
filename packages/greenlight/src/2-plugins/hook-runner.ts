import { isFunction } from '#support/is-function'
import { isThenable } from '#support/is-thenable'
import { describeFailure, describeLateRejection } from './describe-failure.ts'
import { type FailureLog, ReportedError } from './failure-log.ts'
import type { LoadedPlugins } from './load-plugins.ts'
import type { HookName, Plugin } from './plugin.ts'

/** The first argument of one call of a hook. */
export interface HookCall {
  readonly args: object
  /** Called when the hook's promise has settled. */
  readonly finish?: () => void
}

/** Makes the arguments of a hook: what all hooks get, for this plugin, with what is specific to the call. */
export type ArgumentsMaker = (plugin: Plugin, hook: HookName, specific: object) => HookCall

/** A hook whose promise is pending. `since` is milliseconds of `performance.now()`. */
export interface RunningHook {
  readonly plugin: Plugin
  readonly hook: HookName
  readonly since: number
  /** Makes the hook's promise reject now. */
  readonly fail: (error: unknown) => void
}

export interface HookResult {
  readonly plugin: Plugin
  readonly value: unknown
}

export interface RunOptions {
  /** Name of a plugin that is left out: the one whose action caused the hook. */
  readonly except?: string
  /** Asked before each plugin; true ends the run. */
  readonly stopped?: () => boolean
}

/** Runs hooks of gatsby-node files. */
export interface HookRunner {
  readonly plugins: readonly Plugin[]
  /** Plugins that have a hook, in order. */
  implementing(hook: HookName): readonly Plugin[]
  /**
   * Calls one plugin's hook, by callback where it takes three parameters.
   * @throws what the hook throws; a promise it returns settles as the hook's does
   */
  call(plugin: Plugin, hook: HookName, specific?: object): unknown
  /**
   * Runs a hook of every plugin that has it, one after another. A failure is added to the failure log and the
   * next plugin's turn comes; the returned promise never rejects.
   * @param specific arguments of this call, or a function that makes them for a plugin
   * @returns what the plugins returned, without empty values
   */
  run(
    hook: HookName,
    specific?: object | ((plugin: Plugin) => object),
    options?: RunOptions,
  ): Promise<readonly HookResult[]>
  /**
   * Adds what a hook threw to the failure log, unless it was reported before it was thrown.
   * @param subject what the hook was called for, as messages name it: a node's file
   */
  fail(error: unknown, plugin: Plugin, hook: HookName, subject?: string): void
  /** Adds a rejection that nobody handles to the failure log, under the plugin it most likely comes from. */
  failLate(reason: unknown): void
  running(): readonly RunningHook[]
}

/** How many past calls are kept to name the origin of late rejections. */
const REMEMBERED = 50

/** Makes the hook runner of one site. */
export function createHookRunner({
  loaded,
  argumentsFor,
  failures,
}: {
  readonly loaded: LoadedPlugins
  readonly argumentsFor: ArgumentsMaker
  readonly failures: FailureLog
}): HookRunner {
  const { plugins, hooksOf } = loaded
  const running = new Set<RunningHook>()
  const recent: { plugin: Plugin; hook: HookName }[] = []
  const implementers = new Map<HookName, readonly Plugin[]>()

  function implementing(hook: HookName): readonly Plugin[] {
    let list = implementers.get(hook)
    if (!list) {
      list = plugins.filter(
        plugin => plugin.nodeAPIs.includes(hook) && isFunction(hooksOf(plugin)[hook]),
      )
      implementers.set(hook, list)
    }
    return list
  }

  function remember(plugin: Plugin, hook: HookName): void {
    const last = recent.at(-1)
    if (last?.plugin === plugin && last.hook === hook) return
    recent.push({ plugin, hook })
    if (recent.length > REMEMBERED) recent.shift()
  }

  function call(plugin: Plugin, hook: HookName, specific: object = {}): unknown {
    const hooks = hooksOf(plugin)
    const implementation = hooks[hook]
    if (!isFunction(implementation)) return undefined
    remember(plugin, hook)
    const { args, finish } = argumentsFor(plugin, hook, specific)
    const byCallback = implementation.length === 3
    let result: unknown
    try {
      result = byCallback
        ? promiseOfCallback(done => implementation.call(hooks, args, plugin.pluginOptions, done))
        : implementation.call(hooks, args, plugin.pluginOptions)
    } catch (error) {
      finish?.()
      throw error
    }
    if (isThenable(result)) return follow(result, plugin, hook, finish)
    finish?.()
    return result
  }

  function follow(
    result: PromiseLike<unknown>,
    plugin: Plugin,
    hook: HookName,
    finish: (() => void) | undefined,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const entry: RunningHook = { plugin, hook, since: performance.now(), fail: reject }
      running.add(entry)
      const end = () => {
        running.delete(entry)
        finish?.()
      }
      result.then(
        value => {
          end()
          resolve(value)
        },
        (error: unknown) => {
          end()
          reject(error)
        },
      )
    })
  }

  function fail(error: unknown, plugin: Plugin, hook: HookName, subject?: string): void {
    if (error instanceof ReportedError) return
    for (const problem of describeFailure(error, { plugin, hook, subject })) failures.add(problem)
  }

  async function run(
    hook: HookName,
    specific?: object | ((plugin: Plugin) => object),
    { except, stopped }: RunOptions = {},
  ): Promise<readonly HookResult[]> {
    const results: HookResult[] = []
    for (const plugin of implementing(hook)) {
      if (plugin.name === except) continue
      if (stopped?.()) break
      try {
        const own = typeof specific === 'function' ? specific(plugin) : specific
        const value = await call(plugin, hook, own)
        if (!isEmpty(value)) results.push({ plugin, value })
      } catch (error) {
        fail(error, plugin, hook)
      }
    }
    return results
  }

  return {
    plugins,
    implementing,
    call,
    run,
    fail,
    failLate: reason => failures.add(describeLateRejection(reason, plugins, recent)),
    running: () => [...running],
  }
}

function promiseOfCallback(
  start: (done: (error: unknown, value?: unknown) => void) => unknown,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    start((error, value) => (error ? reject(error) : resolve(value)))
  })
}

/** What Gatsby leaves out of the results of a hook. */
function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'string' || value === ''
  return Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0
}
