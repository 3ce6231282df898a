import { type Problem, ProblemError, type Reporter } from '#diagnostics'

/** Failures of hooks that did not stop the hook's stage; the stage ends with all of them. */
export interface FailureLog {
  /** Reports a problem once, however often it occurs; an error is remembered. */
  add(problem: Problem): void
  readonly errors: readonly Problem[]
  /** @throws ProblemError with every error since the last call, already reported */
  throwIfAny(): void
}

/** Thrown after its problems were printed: whoever catches it must not print them again. */
export class ReportedError extends ProblemError {}

/** Makes the failure log of one site. */
export function createFailureLog(reporter: Reporter): FailureLog {
  const seen = new Map<string, number>()
  const errors: Problem[] = []
  let pending: Problem[] = []
  return {
    errors,
    add(problem) {
      const { code, plugin, hook, file, line, message } = problem
      const key = [code, plugin, hook, file, line, message].join('\0')
      const count = (seen.get(key) ?? 0) + 1
      seen.set(key, count)
      if (count > 1) return
      reporter.report(problem)
      if (problem.severity !== 'error') return
      errors.push(problem)
      pending.push(problem)
    },
    throwIfAny() {
      if (pending.length === 0) return
      const problems = pending
      pending = []
      throw new ReportedError(problems)
    },
  }
}
