import { type Problem, ProblemError } from '#diagnostics'
import { locateHook } from './describe-failure.ts'
import { hookSlow, hookStuck } from './errors.ts'
import type { RunningHook } from './hook-runner.ts'

/**
 * Resources that keep a process alive but wake no hook of a build by themselves. A worker thread at work shows only
 * as `MessagePort`, so that one is not among them.
 */
const PASSIVE = new Set(['TTYWrap', 'PipeWrap', 'FSEventWrap', 'StatWatcher'])

/** How soon to look again after something failed: what failed may be what a hook waits for. */
const HURRY_MILLISECONDS = 500

/** A watch over running hooks. */
export interface HookWatch {
  /** Call after a failure that belongs to no call: hooks that now wait in vain are found at once. */
  hurry(): void
  stop(): void
}

export interface WatchHooksOptions {
  readonly running: () => Iterable<RunningHook>
  readonly onSlow: (problem: Problem) => void
  readonly everySeconds: number
  /** Names of what keeps the event loop alive; see `process.getActiveResourcesInfo`. */
  readonly activeResources?: () => readonly string[]
}

/** The call of a hook that has been running longest, and when it is named next: milliseconds of `performance.now()`. */
interface OldestCall {
  readonly call: RunningHook
  readonly due: number
}

/** How often to look at which calls are running, in the time after which a hook is named. */
const LOOKS = 3

/**
 * Names hooks that are running for long, after so many seconds and each time anew. Calls for many nodes that wait for
 * each other are work in progress as long as the oldest of them come to an end. A hook that waits while nothing is
 * left in the process that could wake it fails: it would hang for ever.
 */
export function watchHooks({
  running,
  onSlow,
  everySeconds,
  activeResources = () => process.getActiveResourcesInfo(),
}: WatchHooksOptions): HookWatch {
  const failStuck = () => {
    if (!isIdle(activeResources())) return false
    for (const { plugin, hook, fail } of running()) {
      fail(new ProblemError(hookStuck(plugin.name, hook, locateHook(plugin, hook) ?? {})))
    }
    return true
  }

  /** Of each hook at the last look. */
  let oldest = new Map<string, OldestCall>()

  const nameSlow = () => {
    const now = performance.now()
    const seen = new Map<string, OldestCall>()
    for (const call of running()) {
      const { plugin, hook, since } = call
      const key = `${plugin.name} ${hook}`
      if (seen.has(key)) continue
      const before = oldest.get(key)
      if (before?.call !== call) {
        seen.set(key, { call, due: since + everySeconds * 1000 })
      } else if (now < before.due) {
        seen.set(key, before)
      } else {
        seen.set(key, { call, due: now + everySeconds * 1000 })
        onSlow(hookSlow(plugin.name, hook, Math.round((now - since) / 1000)))
      }
    }
    oldest = seen
  }

  const milliseconds = (everySeconds * 1000) / LOOKS
  let stopped = false
  let timer = setTimeout(check, milliseconds)
  // A failed or named hook may end the run, and with it this watch, before the call comes back here.
  const checkLater = () => {
    if (!stopped) timer = setTimeout(check, milliseconds)
  }
  function check(): void {
    const stuck = failStuck()
    if (!stuck) nameSlow()
    checkLater()
  }
  return {
    hurry() {
      clearTimeout(timer)
      const soon = Math.min(HURRY_MILLISECONDS, milliseconds)
      timer = setTimeout(() => {
        if (failStuck()) checkLater()
        else check()
      }, soon)
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

/** Whether only the watch's own timer is left. */
function isIdle(resources: readonly string[]): boolean {
  const active = resources.filter(name => !PASSIVE.has(name))
  return active.length <= 1 && active.every(name => name === 'Timeout')
}
