import type { Problem, Reporter } from '#diagnostics'
import type { FailureLog } from '#plugins'
import { isCopyable } from '#support/is-copyable'
import type { QueryRuns } from './query-run.ts'

/** The reporter of a thread: what is said while a query runs goes with its answer, all else was said before. */
export function createThreadReporter(runs: QueryRuns, verbose: boolean): Reporter {
  const startActivity: Reporter['startActivity'] = name => {
    let ended = false
    return {
      setStatus() {},
      advance() {},
      setTotal() {},
      end(outcome = 'success') {
        if (!ended) runs.note({ kind: 'activity', name, outcome })
        ended = true
      },
    }
  }
  return {
    verbose,
    problems: [],
    timings: [],
    log: (level, text) => runs.note({ kind: 'log', level, text }),
    report: problem => runs.note({ kind: 'problem', problem: toPlain(problem) }),
    startActivity,
    time: async (name, work) => work(startActivity(name)),
    close() {},
  }
}

/**
 * The failure log of a thread. A failure of a query gives it back, so that the main thread meets it as well and tells
 * it; what fails after a query was answered is told by the main thread.
 * @returns also the errors that opening the site had
 */
export function createThreadFailures(runs: QueryRuns): FailureLog {
  const errors: Problem[] = []
  return {
    errors,
    add(problem) {
      if (problem.severity === 'error') {
        runs.giveBack(problem.message)
        if (!runs.isRunning()) errors.push(problem)
      }
      runs.note({ kind: 'failure', problem: toPlain(problem) })
    },
    throwIfAny() {},
  }
}

/** What was thrown may hold what cannot leave the thread. */
function toPlain(problem: Problem): Problem {
  return isCopyable(problem) ? problem : { ...problem, cause: String(problem.cause) }
}
