/** How much a problem weighs: an `error` fails the command with exit code 1. */
export type Severity = 'error' | 'warning' | 'info'

/**
 * One thing that is wrong, told so that its reader can mend it.
 *
 * `code` is permanent and starts with the stage that raises it (`CONFIG_`, `PLUGINS_`, `NODES_`, `SCHEMA_`, ...).
 * `line` and `column` count from 1, from the top of `file`; `file` is absolute.
 */
export interface Problem {
  readonly code: string
  readonly severity: Severity
  /** What happened and where it matters, one sentence. */
  readonly message: string
  /** The way out. */
  readonly hint?: string | undefined
  readonly file?: string | undefined
  readonly line?: number | undefined
  readonly column?: number | undefined
  /** The source lines around the place, with a marker under it. */
  readonly frame?: string | undefined
  /** Name of the plugin that was acting. */
  readonly plugin?: string | undefined
  /** Hook that was running, e.g. `onCreateNode`. */
  readonly hook?: string | undefined
  /** What was thrown, when something was. */
  readonly cause?: unknown
}

/**
 * Thrown when work cannot go on because of something the user can mend.
 * Carries every problem found, not only the first; printed without a stack.
 */
export class ProblemError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: Problem | readonly Problem[]) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem]
    super(list.map(problem => problem.message).join('\n'))
    this.name = 'ProblemError'
    this.problems = list
  }
}
