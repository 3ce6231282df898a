import { type Problem, ProblemError } from '#diagnostics'
import { locateHook } from './describe-failure.ts'
import { hookSlow, hookStuck } from './errors.ts'
import type { RunningHook } from './hook-runner.ts'

const SAY_AGAIN_SECONDS = 30

/** Resources that keep a process alive but wake no hook of a build by themselves. */
const PASSIVE = new Set(['TTYWrap', 'PipeWrap', 'FSEventWrap', 'StatWatcher', 'MessagePort'])

/**
 * Names hooks that are running for long, every 30 seconds anew. One that waits while nothing is left in the
 * process that could wake it fails at once: it would hang for ever.
 *
 * @returns ends the watch
 */
export function watchHooks({
  running,
  onSlow,
  everySeconds = SAY_AGAIN_SECONDS,
  activeResources = () => process.getActiveResourcesInfo(),
}: {
  readonly running: () => Iterable<RunningHook>
  readonly onSlow: (problem: Problem) => void
  readonly everySeconds?: number
  /** Names of what keeps the event loop alive; see `process.getActiveResourcesInfo`. */
  readonly activeResources?: () => readonly string[]
}): () => void {
  const timer = setInterval(() => {
    const now = performance.now()
    const idle = isIdle(activeResources())
    const named = new Set<string>()
    for (const { plugin, hook, since, fail } of running()) {
      const seconds = (now - since) / 1000
      if (seconds < everySeconds) continue
      if (idle) {
        fail(new ProblemError(hookStuck(plugin.name, hook, locateHook(plugin, hook) ?? {})))
        continue
      }
      const key = `${plugin.name} ${hook}`
      if (named.has(key)) continue
      named.add(key)
      onSlow(hookSlow(plugin.name, hook, Math.round(seconds)))
    }
  }, everySeconds * 1000)
  return () => clearInterval(timer)
}

/** Whether only the watch's own timer is left. */
function isIdle(resources: readonly string[]): boolean {
  const active = resources.filter(name => !PASSIVE.has(name))
  return active.length <= 1 && active.every(name => name === 'Timeout')
}
