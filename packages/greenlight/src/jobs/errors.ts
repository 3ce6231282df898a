import { ProblemError } from '#diagnostics'

/** A path of a job that is not absolute. */
export function pathNotAbsolute(path: string, job: string, plugin: string): ProblemError {
  return new ProblemError({
    code: 'JOBS_PATH_NOT_ABSOLUTE',
    severity: 'error',
    message: `The job ${job} of "${plugin}" names "${path}", which should be an absolute path.`,
    hint: 'Give createJobV2 absolute paths in inputPaths and outputDir.',
    plugin,
  })
}

/** A file that a job needs and that does not exist. */
export function inputMissing(path: string, job: string, plugin: string): ProblemError {
  return new ProblemError({
    code: 'JOBS_INPUT_MISSING',
    severity: 'error',
    message: `The job ${job} of "${plugin}" needs "${path}", which does not exist.`,
    plugin,
    file: path,
  })
}

/** Why a job came to no result; `cause` is what its function threw. Rejects the promise of createJobV2. */
export class JobError extends Error {
  override readonly name = 'WorkerError'
  readonly plugin: string
  readonly job: string
  readonly inputPaths: readonly string[]

  constructor(
    message: string,
    job: {
      readonly name: string
      readonly plugin: { readonly name: string }
      readonly inputPaths: readonly { readonly path: string }[]
    },
    stack?: string,
  ) {
    super(message)
    this.plugin = job.plugin.name
    this.job = job.name
    this.inputPaths = job.inputPaths.map(({ path }) => path)
    if (stack) this.stack = stack
  }
}
