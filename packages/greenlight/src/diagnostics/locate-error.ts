import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { packageFile } from '#support/own-files'
import { codeFrame } from './code-frame.ts'

/** Where an error was thrown; `file` is absolute, line and column count from 1. */
export interface ErrorLocation {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly frame?: string
}

export interface StackFrame {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly functionName: string
}

const STACK_LINE =
  /^\s*at (?:(?:async )?(.*?) \()?((?:file:\/\/|\/|[A-Za-z]:[\\/]).*?):(\d+):(\d+)\)?$/

/** Reads the frames of files on disk from an error's stack; frames inside Node itself are left out. */
export function parseStack(stack: string): StackFrame[] {
  const frames: StackFrame[] = []
  for (const text of stack.split('\n')) {
    const match = STACK_LINE.exec(text)
    if (!match) continue
    const [, functionName = '', place = '', line = '1', column = '1'] = match
    const file = place.startsWith('file://') ? pathOfUrl(place) : place
    frames.push({ file, line: Number(line), column: Number(column), functionName })
  }
  return frames
}

function pathOfUrl(url: string): string {
  try {
    return fileURLToPath(url.split('?')[0] ?? url)
  } catch {
    return url
  }
}

/** Folders of the engine's own modules. */
const ENGINE = [packageFile('src/'), packageFile('dist/')]

/**
 * Finds the place where an error was thrown.
 * The first frame that lies in one of `folders` wins (outside of a nested `node_modules`), else the first that is
 * not the engine's own.
 */
export function locateError(
  error: unknown,
  folders: readonly string[] = [],
): ErrorLocation | undefined {
  const frames = parseStack(stackOf(error))
  const own = frames.find(frame => folders.some(folder => isOwnFile(frame.file, folder)))
  const found = own ?? frames.find(({ file }) => !ENGINE.some(folder => file.startsWith(folder)))
  return found && withFrame(found)
}

/** Adds the code frame to a place when its file can be read. */
export function withFrame(place: {
  readonly file: string
  readonly line: number
  readonly column: number
}): ErrorLocation {
  const { file, line, column } = place
  try {
    const frame = codeFrame(readFileSync(file, 'utf8'), { line, column })
    return frame ? { file, line, column, frame } : { file, line, column }
  } catch {
    return { file, line, column }
  }
}

/** Whether a file belongs to a folder itself, not to a package installed below it. */
export function isOwnFile(file: string, folder: string): boolean {
  const prefix = folder.endsWith('/') ? folder : `${folder}/`
  return file.startsWith(prefix) && !file.slice(prefix.length).includes('node_modules/')
}

/** The stack of whatever was thrown; empty when it has none. */
export function stackOf(error: unknown): string {
  return isErrorLike(error) && typeof error.stack === 'string' ? error.stack : ''
}

/** The message of whatever was thrown: plugins also throw strings and plain objects. */
export function messageOf(error: unknown): string {
  if (isErrorLike(error) && typeof error.message === 'string' && error.message !== '') {
    return error.message
  }
  if (typeof error === 'string') return error
  if (error === undefined) return 'undefined was thrown'
  try {
    return JSON.stringify(error) ?? String(error)
  } catch {
    return String(error)
  }
}

function isErrorLike(error: unknown): error is { message?: unknown; stack?: unknown } {
  return typeof error === 'object' && error !== null
}
