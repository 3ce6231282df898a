import { locateError, messageOf, type Problem } from '#diagnostics'

/** A page whose components threw while it was rendered. */
export function renderFailed(
  path: string,
  { message, stack }: { readonly message: string; readonly stack?: string },
): Problem {
  const error = new Error(message)
  if (stack !== undefined) error.stack = stack
  const inBrowserOnly = /^(window|document|localStorage|navigator) is not defined$/.exec(message)
  return {
    code: 'RENDER_FAILED',
    severity: 'error',
    message: `Page ${path} could not be rendered: ${message}`,
    hint: inBrowserOnly
      ? `${inBrowserOnly[1]} exists in browsers only: use it in useEffect, or behind typeof ${inBrowserOnly[1]} !== 'undefined'.`
      : undefined,
    ...locateError(error, []),
    cause: error,
  }
}

/** A file that could not be written. */
export function notWritten(file: string, error: unknown): Problem {
  return {
    code: 'OUTPUT_NOT_WRITTEN',
    severity: 'error',
    message: `A file of the site could not be written: ${messageOf(error)}`,
    hint: 'Is there space left, and may the folder be written? What stood in public before still stands.',
    file,
    cause: error,
  }
}
