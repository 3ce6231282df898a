import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** How a command ended. */
export interface CommandResult {
  /** Exit code; 1 when a signal ended it. */
  code: number
  /** Standard output and error as they came. */
  output: string
}

/** Settings of one command. */
export interface CommandOptions {
  /** Added to the environment of this process. */
  env?: Record<string, string>
  /** Milliseconds after which the command and its children are ended. Default 20 minutes. */
  timeout?: number
  /** Folder it runs in. Default: the repository's. */
  cwd?: string
  /** Says nothing about a failure: the caller reports it in its own way. */
  silent?: boolean
}

/** Runs a program to its end. Never rejects: a program that cannot be started has code 127. */
export type RunCommand = (
  program: string,
  args: readonly string[],
  options?: CommandOptions,
) => Promise<CommandResult>

/** Longest part of a failed command's output that is repeated, in characters. */
const shownOutput = 12_000

/**
 * A runner whose commands have no input and keep quiet unless they fail; then the end of their output is printed.
 * With `verbose` everything is printed as it comes.
 */
export function createCommandRunner({ verbose }: { verbose: boolean }): RunCommand {
  return async (program, args, options = {}) => {
    const result = await runToEnd(program, args, options, verbose)
    if (result.code !== 0 && !verbose && !options.silent) {
      console.log(`   $ ${[program, ...args].join(' ')}   (exit code ${result.code})`)
      if (result.output.length > shownOutput) console.log('   [...]')
      console.log(result.output.slice(-shownOutput).trimEnd())
    }
    return result
  }
}

function runToEnd(
  program: string,
  args: readonly string[],
  options: CommandOptions,
  verbose: boolean,
): Promise<CommandResult> {
  const { promise, resolve } = withResolvers<CommandResult>()
  const chunks: string[] = []
  // A group of its own, so that the time limit also reaches what the command started.
  const child = spawn(program, args, {
    cwd: options.cwd ?? root,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const limit = options.timeout ?? 20 * 60_000
  const timer = setTimeout(() => {
    chunks.push(`\nEnded: it took longer than ${Math.round(limit / 1000)} s.`)
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  }, limit)
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => {
      chunks.push(text)
      if (verbose) process.stdout.write(text)
    })
  }
  child.on('error', error => {
    clearTimeout(timer)
    resolve({ code: 127, output: `${program}: ${error.message}` })
  })
  child.on('close', code => {
    clearTimeout(timer)
    resolve({ code: code ?? 1, output: chunks.join('') })
  })
  return promise
}

// Promise.withResolvers came with Node 22.
function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {}
  const promise = new Promise<T>(settle => {
    resolve = settle
  })
  return { promise, resolve }
}
