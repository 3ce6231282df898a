import { isCopyable } from '#support/is-copyable'
import type { Jobs } from './create-jobs.ts'
import { JobError } from './errors.ts'
import { createFileDigests, type KnownDigest } from './file-digests.ts'
import { createJob, type Job } from './job.ts'

/** A job for the main thread to run. Plain data. */
export interface ForwardedJob {
  readonly job: Job
  /** What is known of its inputs, so that they need not be read again. */
  readonly inputs: readonly (readonly [path: string, known: KnownDigest])[]
}

/** What became of a forwarded job. Plain data. */
export type ForwardedResult =
  | { readonly result: unknown }
  | { readonly message: string; readonly stack: string | undefined }

export interface ForwardedJobsOptions {
  readonly forward: (job: ForwardedJob) => Promise<ForwardedResult>
  /** Called for a job that cannot leave this thread; throws. */
  readonly refuse: () => never
}

/** The jobs of another thread than the main one: digests are made here, the work is done where all jobs are. */
export function createForwardedJobs({ forward, refuse }: ForwardedJobsOptions): Jobs {
  const digests = createFileDigests()

  async function run(request: ForwardedJob): Promise<unknown> {
    const outcome = await forward(request)
    if ('result' in outcome) return outcome.result
    throw new JobError(outcome.message, request.job, outcome.stack)
  }

  return {
    createJob(input, plugin) {
      const job = createJob(input, plugin, digests)
      if (!isCopyable(job)) refuse()
      const paths = new Set(job.inputPaths.map(({ path }) => path))
      return run({ job, inputs: [...digests.entries()].filter(([path]) => paths.has(path)) })
    },
    runJob: (job, inputs) => run({ job, inputs: [...inputs] }),
    settled: async () => {},
    complete: new Map(),
    incomplete: new Map(),
    close: async () => {},
  }
}
