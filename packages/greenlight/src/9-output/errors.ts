import { locateError, messageOf, type Problem, stackOf } from '#diagnostics'
import type { PageToRender } from '#render'

/** What was thrown in a thread, as it can be sent from there. */
export interface ThrownInThread {
  readonly message: string
  readonly stack?: string | undefined
}

/** A page whose components threw while it was rendered (Gatsby's 95313). */
export function renderFailed(
  { path, component }: Pick<PageToRender, 'path' | 'component'>,
  thrown: ThrownInThread,
): Problem {
  return {
    code: 'RENDER_FAILED',
    severity: 'error',
    message: `Page ${path} could not be rendered: ${thrown.message}`,
    ...placeOf(thrown, component),
  }
}

/** Code of the site that threw in a timer or a promise that nobody waits for, while pages were rendered. */
export function renderThreadFailed(page: PageToRender | undefined, error: unknown): Problem {
  const thrown = { message: messageOf(error), stack: stackOf(error) }
  return {
    code: 'RENDER_FAILED_OUTSIDE',
    severity: 'error',
    message: `Code of the site failed outside of any page's rendering: ${thrown.message}${during(page)}`,
    hint: 'It was thrown in a timer, or a promise was rejected that nobody waits for.',
    ...placeOf(thrown, page?.component),
  }
}

/** Code of the site that ended its own thread. */
export function renderThreadEnded(page: PageToRender | undefined, code: number): Problem {
  return {
    code: 'RENDER_ENDED',
    severity: 'error',
    message: `What renders pages was ended with code ${code}${during(page)}`,
    hint: 'A component, or something it imports, calls process.exit, or took more memory than there is.',
    ...(page ? { file: fileOf(page.component) } : {}),
  }
}

/** A page that takes long; it may never end. */
export function renderSlow({ path, component }: PageToRender, seconds: number): Problem {
  return {
    code: 'RENDER_SLOW',
    severity: 'warning',
    message: `Page ${path} has been rendering for ${Math.round(seconds)} s`,
    hint: 'Does a component loop, or wait for something that never comes?',
    file: fileOf(component),
  }
}

function during(page: PageToRender | undefined): string {
  return page ? ` (page ${page.path} was being rendered)` : ''
}

function placeOf(
  { message, stack }: ThrownInThread,
  component: string | undefined,
): Pick<Problem, 'file' | 'line' | 'column' | 'frame' | 'hint' | 'cause'> {
  const error = new Error(message)
  error.stack = stack ?? ''
  const name =
    /^(window|document|localStorage|sessionStorage|navigator|location|self) is not defined$/.exec(
      message,
    )?.[1]
  return {
    ...(name === undefined
      ? {}
      : {
          hint: `${name} exists in browsers only: use it in useEffect, or behind typeof ${name} !== 'undefined'.`,
        }),
    ...(locateError(error, []) ?? { file: component && fileOf(component) }),
    cause: error,
  }
}

/** The file of a component path, which may name a content file as well. */
function fileOf(component: string): string {
  return component.split('?')[0] ?? component
}

/** A file that could not be written. @param file absolute */
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
