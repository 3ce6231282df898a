import { messageOf, stackOf } from './locate-error.ts'
import type { ReporterOutput } from './reporter.ts'
import type { TextStream } from './terminal-output.ts'

/**
 * Output for machines: one JSON object a line, with `type` `log`, `problem` or `activity`.
 * Only finished activities are written. Times are milliseconds.
 */
export function createJsonOutput(stream: TextStream): ReporterOutput {
  const write = (value: object) => stream.write(`${JSON.stringify(value)}\n`)
  return {
    log: (level, text) => write({ type: 'log', level, text }),
    problem({ cause, ...problem }) {
      const told = cause === undefined ? undefined : stackOf(cause) || messageOf(cause)
      write({ type: 'problem', ...problem, cause: told })
    },
    activityChanged() {},
    activityEnded({ name, outcome, elapsed, current, total }) {
      write({ type: 'activity', name, outcome, milliseconds: elapsed, current, total })
    },
    close() {},
  }
}
