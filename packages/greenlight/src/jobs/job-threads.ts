import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { engineModule } from '#support/own-files'
import { threadArguments } from '#support/thread-arguments'
import type { JobReply, JobRequest, JobThreadData, ThreadSetUp } from './job-message.ts'

/** Threads that run functions of plugins' worker files. They start when needed and do not keep the process alive. */
export interface JobThreads {
  /** Rejects with what the function threw, or because its thread ended. */
  run(request: JobRequest): Promise<unknown>
  /** Ends the threads; functions that are running, and those asked for later, never settle. */
  close(): Promise<void>
}

export interface JobThreadsOptions {
  readonly setUp?: ThreadSetUp | undefined
  /** At most so many; one less than the machine has cores unless given, four at the most. */
  readonly count?: number | undefined
}

/** A thread gets company when it has so many jobs: worker files queue by themselves and run several at once. */
const CROWDED = 4

interface Thread {
  readonly worker: Worker
  readonly pending: Map<string, Waiting>
}

interface Waiting {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

export function createJobThreads({ setUp, count }: JobThreadsOptions): JobThreads {
  const most = count ?? Math.min(4, Math.max(1, availableParallelism() - 1))
  const threads = new Set<Thread>()
  let isClosed = false

  function start(): Thread {
    const data: JobThreadData = { setUp }
    const worker = new Worker(engineModule('jobs/job-thread'), {
      workerData: data,
      execArgv: threadArguments(),
    })
    const thread: Thread = { worker, pending: new Map() }
    worker.on('message', (reply: JobReply) => settle(thread, reply))
    worker.on('error', error => end(thread, toError(error)))
    worker.on('exit', code => end(thread, new Error(`The job's thread ended with code ${code}.`)))
    worker.unref()
    threads.add(thread)
    return thread
  }

  function settle(thread: Thread, reply: JobReply): void {
    const waiting = thread.pending.get(reply.digest)
    thread.pending.delete(reply.digest)
    if (thread.pending.size === 0) thread.worker.unref()
    if ('error' in reply) {
      const error = new Error(reply.error.message)
      if (reply.error.stack) error.stack = reply.error.stack
      waiting?.reject(error)
    } else {
      waiting?.resolve(reply.result)
    }
  }

  function end(thread: Thread, error: Error): void {
    threads.delete(thread)
    for (const { reject } of thread.pending.values()) reject(error)
    thread.pending.clear()
  }

  function leastBusy(): Thread {
    let best: Thread | undefined
    for (const thread of threads) {
      if (!best || thread.pending.size < best.pending.size) best = thread
    }
    return !best || (best.pending.size >= CROWDED && threads.size < most) ? start() : best
  }

  return {
    run: request =>
      new Promise((resolve, reject) => {
        if (isClosed) return
        const thread = leastBusy()
        thread.worker.postMessage(request)
        thread.pending.set(request.digest, { resolve, reject })
        thread.worker.ref()
      }),
    async close() {
      isClosed = true
      for (const { pending } of threads) pending.clear()
      await Promise.all([...threads].map(({ worker }) => worker.terminate()))
    },
  }
}

function toError(value: unknown): Error {
  return value instanceof Error ? value : new Error(String(value))
}
