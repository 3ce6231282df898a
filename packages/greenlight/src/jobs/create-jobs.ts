import { mkdirSync } from 'node:fs'
import type { SiteCache } from '#cache'
import { isCopyable } from '#support/is-copyable'
import { JobError } from './errors.ts'
import type { ExternalJobs } from './external-jobs.ts'
import { createFileDigests, type KnownDigest } from './file-digests.ts'
import { createJob, type Job, type JobInput, type JobPlugin } from './job.ts'
import type { ThreadSetUp } from './job-message.ts'
import {
  findOutputs,
  hasOutputs,
  type JobResult,
  loadJobResults,
  saveJobResult,
} from './job-results.ts'
import { createJobThreads } from './job-threads.ts'
import { runJobFunction } from './run-job-function.ts'

/** What plugins hear of jobs through `emitter`; shapes as in Gatsby. */
export type JobEvent =
  | {
      readonly type: 'CREATE_JOB_V2'
      readonly plugin: { readonly name: string }
      readonly payload: { readonly job: Job }
    }
  | {
      readonly type: 'END_JOB_V2'
      readonly plugin: { readonly name: string }
      readonly payload: { readonly jobContentDigest: string; readonly result: unknown }
    }

export interface JobsOptions {
  readonly cache: SiteCache
  /** The JavaScript file of a plugin's gatsby-worker; undefined when it has none. */
  readonly workerFile: (plugin: JobPlugin) => string | undefined | Promise<string | undefined>
  readonly onEvent?: (event: JobEvent) => void
  /** Told when a job begins or ends; `kind` is `<plugin>.<job>`, counts are those of this run. */
  readonly onProgress?: (progress: {
    readonly kind: string
    readonly done: number
    readonly total: number
  }) => void
  readonly setUp?: ThreadSetUp
  /** Other processes that run jobs of installed plugins, where there are any. */
  readonly external?: ExternalJobs | undefined
  readonly threads?: number
}

/** Work that plugins hand over: run once for the same inputs and arguments, in this run and later ones. */
export interface Jobs {
  /**
   * As Gatsby's createJobV2. Resolves what the function of the plugin's gatsby-worker returned, now or in an earlier
   * run; rejects with a `JobError` when it failed.
   * @throws ProblemError when a path is not absolute or an input is missing
   */
  createJob(input: JobInput, plugin: JobPlugin): Promise<unknown>
  /**
   * Runs a job that another thread made of a plugin's request, as `createJob` does.
   * @param inputs what that thread knows of the job's inputs
   */
  runJob(job: Job, inputs: Iterable<readonly [path: string, known: KnownDigest]>): Promise<unknown>
  /** Resolves when no job is under way, whether they succeeded or not. */
  settled(): Promise<void>
  /** Results by digest: `jobsV2.complete` of Gatsby's store. */
  readonly complete: ReadonlyMap<string, JobResult & { readonly inputPaths: Job['inputPaths'] }>
  /** Jobs under way by digest: `jobsV2.incomplete`. */
  readonly incomplete: ReadonlyMap<string, { readonly job: Job }>
  /** Ends the threads. Jobs that are running then never settle. */
  close(): Promise<void>
}

interface Running {
  readonly job: Job
  readonly promise: Promise<unknown>
}

/**
 * Opens the jobs of a site with the results of earlier runs. A result whose files are gone from the output folder
 * counts as long as nobody asks; then, and at the latest in `settled`, the job is run again.
 */
export function createJobs(options: JobsOptions): Jobs {
  const { cache, onEvent, onProgress } = options
  const records = cache.store('content jobs')
  const digests = createFileDigests()
  const complete = new Map(
    [...loadJobResults(records, digests)].map(([digest, done]) => [digest, withInputs(done)]),
  )
  const running = new Map<string, Running>()
  const threads = createJobThreads({ setUp: options.setUp, count: options.threads })
  const counts = new Map<string, { done: number; total: number }>()
  let outputsChecked = false

  function start(job: Job): Promise<unknown> {
    const digest = job.contentDigest
    const known = running.get(digest)
    if (known) return known.promise
    onEvent?.({ type: 'CREATE_JOB_V2', plugin: { name: job.plugin.name }, payload: { job } })
    const promise = finish(job)
    running.set(digest, { job, promise })
    count(job, 'total')
    return promise
  }

  async function finish(job: Job): Promise<unknown> {
    try {
      const result = await run(job)
      const done = { job, result, outputs: findOutputs(job) }
      complete.set(job.contentDigest, withInputs(done))
      saveJobResult(records, done, digests)
      onEvent?.({
        type: 'END_JOB_V2',
        plugin: { name: job.plugin.name },
        payload: { jobContentDigest: job.contentDigest, result },
      })
      return result
    } finally {
      running.delete(job.contentDigest)
      count(job, 'done')
    }
  }

  async function run(job: Job): Promise<unknown> {
    try {
      const file = await options.workerFile(job.plugin)
      if (file === undefined) {
        const { name, version, resolve } = job.plugin
        throw new Error(`${name}@${version} has no gatsby-worker.js (looked in ${resolve})`)
      }
      if (options.external && !job.plugin.isLocal) {
        const answer = await options.external.run(job)
        if (answer.taken) return answer.result
      }
      mkdirSync(job.outputDir, { recursive: true })
      const { inputPaths, outputDir, args } = job
      const call = { inputPaths, outputDir, args }
      const request = { digest: job.contentDigest, file, name: job.name, call }
      return await (isCopyable(args) ? threads.run(request) : runJobFunction(request))
    } catch (error) {
      const { message, stack } = error instanceof Error ? error : new Error(String(error))
      throw new JobError(message, job, stack)
    }
  }

  function count(job: Job, what: 'done' | 'total'): void {
    const kind = `${job.plugin.name}.${job.name}`
    const numbers = counts.get(kind) ?? { done: 0, total: 0 }
    numbers[what]++
    counts.set(kind, numbers)
    onProgress?.({ kind, ...numbers })
  }

  function drop(digest: string): void {
    complete.delete(digest)
    records.delete(digest)
  }

  /** Once a run: jobs of earlier runs whose files somebody deleted. */
  function renewLostOutputs(): void {
    if (outputsChecked) return
    outputsChecked = true
    for (const [digest, done] of [...complete]) {
      if (hasOutputs(done)) continue
      drop(digest)
      start(done.job).catch(() => {
        // Nobody asked for it in this run, so there is nobody to tell; it is tried again when somebody does.
      })
    }
  }

  function runOnce(job: Job): Promise<unknown> {
    const done = complete.get(job.contentDigest)
    if (done && hasOutputs(done)) return Promise.resolve(done.result)
    if (done) drop(job.contentDigest)
    // A promise of its own: if the plugin does not handle a failure, nobody has.
    return start(job).then(result => result)
  }

  return {
    createJob: (input, plugin) => runOnce(createJob(input, plugin, digests)),
    runJob(job, inputs) {
      for (const [path, known] of inputs) digests.add(path, known)
      return runOnce(job)
    },
    async settled() {
      renewLostOutputs()
      while (running.size > 0) {
        await Promise.allSettled([...running.values()].map(({ promise }) => promise))
      }
    },
    complete,
    incomplete: running,
    close: () => threads.close(),
  }
}

function withInputs(done: JobResult): JobResult & { readonly inputPaths: Job['inputPaths'] } {
  return { ...done, inputPaths: done.job.inputPaths }
}
