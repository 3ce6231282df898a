import { type Problem, ProblemError } from '#diagnostics'

/** The cache could not be written: the old one is untouched, this run's results are only not kept. */
export function cacheNotWritten(directory: string, cause: unknown): ProblemError {
  const code = errorCode(cause)
  return new ProblemError({
    code: 'CACHE_NOT_WRITTEN',
    severity: 'error',
    message: `The cache could not be written to ${directory}: ${reasonOf(code, cause)}. The former cache is untouched.`,
    hint:
      code === 'ENOSPC' || code === 'EDQUOT'
        ? 'Free some space and run the command again.'
        : 'Make the folder writable for the user that runs the command.',
    cause,
  })
}

/** One line for a cache that does not check out. */
export function cacheDropped(reason: string): Problem {
  return {
    code: 'CACHE_DROPPED',
    severity: 'warning',
    message: `The cache is built anew: ${reason}.`,
  }
}

/** One line for a cache made for other plugins or another configuration. */
export function cacheOutdated(reason: string): Problem {
  return {
    code: 'CACHE_OUTDATED',
    severity: 'info',
    message: `The cache is built anew: ${reason}.`,
  }
}

/** Someone else works in the folder. */
export function folderLocked(holder: {
  readonly path: string
  readonly process: string
  readonly command: string
  readonly since: string
}): ProblemError {
  return new ProblemError({
    code: 'CACHE_LOCKED',
    severity: 'error',
    message: `Another greenlight works in this folder: ${holder.process}, "${holder.command}", since ${holder.since}.`,
    hint: `Wait for it or stop it. If it is gone for certain, delete ${holder.path}.`,
    file: holder.path,
  })
}

function reasonOf(code: string | undefined, cause: unknown): string {
  switch (code) {
    case 'ENOSPC':
      return 'the disk is full'
    case 'EDQUOT':
      return 'the disk quota is used up'
    case 'EACCES':
    case 'EPERM':
      return 'permission denied'
    case 'EROFS':
      return 'the file system is read-only'
    default:
      return cause instanceof Error ? cause.message : String(cause)
  }
}

/** `code` of a system error. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined
}
