import { createJsonOutput, createReporter, createTerminalOutput, type Reporter } from '#diagnostics'

/** Options that all commands share. */
export interface SharedOptions {
  readonly json?: boolean
  readonly verbose?: boolean
  readonly color?: boolean
}

/** What a command works with. */
export interface CommandContext {
  readonly root: string
  readonly reporter: Reporter
  /** Answers are for machines: one JSON value on standard output. */
  readonly json: boolean
  /** Writes the command's answer to standard output, with a line end. */
  readonly answer: (text: string) => void
}

/**
 * Makes the context of a command in the working directory. Progress and problems go to standard error,
 * so that the answer can be piped.
 */
export function createCommandContext({
  json = false,
  verbose = false,
  color,
}: SharedOptions): CommandContext {
  const root = process.cwd()
  const stream = process.stderr
  const plain = color === false || process.env.NO_COLOR !== undefined
  const output = json
    ? createJsonOutput(stream)
    : createTerminalOutput({ stream, root, ...(plain ? { colours: false } : {}) })
  return {
    root,
    json,
    reporter: createReporter({ output, verbose }),
    answer: text => process.stdout.write(`${text}\n`),
  }
}
