import type { Problem } from './problem.ts'

/** How a line of text is meant; `verbose` lines are shown only on request. */
export type LogLevel = 'log' | 'info' | 'success' | 'warning' | 'verbose'

/** Work that takes a while: shown as running, then with the time it took. */
export interface Activity {
  /** Names what is being done right now. */
  setStatus(status: string): void
  /** Counts progress; without a `total` only the count is shown. */
  advance(by?: number): void
  setTotal(total: number): void
  /** Ends once; later calls do nothing. */
  end(outcome?: 'success' | 'failure'): void
}

/** How long one named piece of work took, in milliseconds since the reporter began. */
export interface Timing {
  readonly name: string
  readonly start: number
  readonly duration: number
}

/**
 * Where the engine says what it does and what is wrong. One per site; nothing in it is global.
 * What it prints goes to one stream, so that a command's answer can have the other.
 */
export interface Reporter {
  log(level: LogLevel, text: string): void
  /** Prints a problem and remembers that there was one. */
  report(problem: Problem): void
  startActivity(name: string, options?: { readonly total?: number }): Activity
  /** Runs work under an activity: times it, marks failure, passes result and error through. */
  time<T>(name: string, work: (activity: Activity) => Promise<T> | T): Promise<T>
  /** Every problem reported so far, in order. */
  readonly problems: readonly Problem[]
  readonly timings: readonly Timing[]
  readonly verbose: boolean
  /** Takes the progress line off the screen; call before the process ends. */
  close(): void
}

/** How a reporter shows what it is told; the reporter itself only counts and times. */
export interface ReporterOutput {
  log(level: LogLevel, text: string): void
  problem(problem: Problem): void
  activityChanged(activity: ActivityState): void
  activityEnded(activity: ActivityState & { readonly outcome: 'success' | 'failure' }): void
  close(): void
}

export interface ActivityState {
  readonly name: string
  readonly status: string
  readonly current: number
  readonly total: number
  /** Milliseconds since the activity began. */
  readonly elapsed: number
}

/** Makes a reporter over an output. `verbose` lets lines of that level through. */
export function createReporter({
  output,
  verbose = false,
}: {
  readonly output: ReporterOutput
  readonly verbose?: boolean
}): Reporter {
  const problems: Problem[] = []
  const timings: Timing[] = []
  const began = performance.now()

  const startActivity: Reporter['startActivity'] = (name, { total = 0 } = {}) => {
    const start = performance.now()
    const state = { name, status: '', current: 0, total, elapsed: 0 }
    let ended = false
    const changed = () => {
      if (ended) return
      state.elapsed = performance.now() - start
      output.activityChanged(state)
    }
    changed()
    return {
      setStatus(status) {
        state.status = status
        changed()
      },
      advance(by = 1) {
        state.current += by
        changed()
      },
      setTotal(value) {
        state.total = value
        changed()
      },
      end(outcome = 'success') {
        if (ended) return
        ended = true
        state.elapsed = performance.now() - start
        timings.push({ name, start: start - began, duration: state.elapsed })
        output.activityEnded({ ...state, outcome })
      },
    }
  }

  return {
    problems,
    timings,
    verbose,
    log(level, text) {
      if (level !== 'verbose' || verbose) output.log(level, text)
    },
    report(problem) {
      problems.push(problem)
      output.problem(problem)
    },
    startActivity,
    async time(name, work) {
      const activity = startActivity(name)
      try {
        const result = await work(activity)
        activity.end()
        return result
      } catch (error) {
        activity.end('failure')
        throw error
      }
    },
    close: () => output.close(),
  }
}
