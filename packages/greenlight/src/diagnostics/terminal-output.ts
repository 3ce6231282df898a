import { createPalette, formatProblem } from './format-problem.ts'
import type { ActivityState, LogLevel, ReporterOutput } from './reporter.ts'

/** The part of a stream that an output writes to. */
export interface TextStream {
  write(text: string): unknown
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
}

const REDRAW_MILLISECONDS = 80
const CLEAR_LINE = '\r\u001b[2K'

/**
 * Output for people. On a terminal the running activities stand in one line that is redrawn in place;
 * elsewhere each activity leaves one plain line when it ends, without colours or control characters.
 */
export function createTerminalOutput({
  stream,
  root,
  colours = stream.isTTY === true,
}: {
  readonly stream: TextStream
  /** Folder that shown paths are relative to. */
  readonly root: string
  readonly colours?: boolean
}): ReporterOutput {
  const palette = createPalette(colours)
  const live = stream.isTTY === true
  const running = new Map<string, ActivityState>()
  let lineShown = false
  let drawnAt = 0

  const print = (text: string) => {
    if (lineShown) stream.write(CLEAR_LINE)
    lineShown = false
    stream.write(`${text}\n`)
    drawnAt = 0
  }

  const draw = () => {
    const now = performance.now()
    if (!live || now - drawnAt < REDRAW_MILLISECONDS) return
    drawnAt = now
    const text = [...running.values()].map(describeActivity).join('  ')
    stream.write(CLEAR_LINE + palette.dim(text.slice(0, (stream.columns ?? 80) - 1)))
    lineShown = text !== ''
  }

  const marks: Record<LogLevel, string> = {
    log: '',
    info: `${palette.cyan('info')} `,
    success: `${palette.green('success')} `,
    warning: `${palette.yellow('warning')} `,
    verbose: `${palette.dim('verbose')} `,
  }

  return {
    log: (level, text) => print(marks[level] + text),
    problem: problem => print(formatProblem(problem, { palette, root })),
    activityChanged(activity) {
      running.set(activity.name, activity)
      draw()
    },
    activityEnded(activity) {
      running.delete(activity.name)
      const mark = activity.outcome === 'success' ? palette.green('done') : palette.red('failed')
      const amount = activity.total || activity.current
      const counted = amount ? ` ${activity.current}/${amount}` : ''
      print(
        `${mark} ${activity.name}${counted} ${palette.dim(`${(activity.elapsed / 1000).toFixed(3)} s`)}`,
      )
    },
    close() {
      if (lineShown) stream.write(CLEAR_LINE)
      lineShown = false
    },
  }
}

function describeActivity({ name, status, current, total, elapsed }: ActivityState): string {
  const counted = total ? ` ${current}/${total}` : current ? ` ${current}` : ''
  return `${name}${counted}${status ? ` ${status}` : ''} ${(elapsed / 1000).toFixed(1)} s`
}
