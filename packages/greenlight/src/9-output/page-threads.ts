import { Worker } from 'node:worker_threads'
import { ProblemError } from '#diagnostics'
import type { PageToRender } from '#render'
import { engineModule } from '#support/own-files'
import { threadArguments } from '#support/thread-arguments'
import { renderThreadEnded, renderThreadFailed } from './errors.ts'
import type { PageReply, PageRequest, PageThreadData } from './page-message.ts'

/** Threads that render and write pages. */
export interface PageThreads {
  /** Resolves when a thread has taken the page; its reply is told to `onReply`. */
  send(request: PageRequest): Promise<void>
  /** Resolves when all pages have been answered. */
  finish(): Promise<void>
  close(): Promise<void>
}

export interface PageThreadsOptions {
  readonly data: PageThreadData
  readonly count: number
  readonly onReply: (reply: PageReply) => void
  /** Told again and again of a page that a thread has been rendering for long, with the seconds so far. */
  readonly onSlow: (page: PageToRender, seconds: number) => void
  /** Seconds of a page's rendering after which it is slow; 0 for never. */
  readonly slowSeconds: number
}

/** Pages that wait at one thread: enough to keep it busy, few enough that no build holds all pages in memory. */
const QUEUE = 16

interface Thread {
  readonly worker: Worker
  /** Pages it has been sent and not answered; it renders the first. */
  readonly pending: PageToRender[]
  /** When it began with the first, in milliseconds of `performance.now()`. */
  since: number
}

/** Makes a pool of page threads. They start with the first pages and must be closed. */
export function createPageThreads({
  data,
  count,
  onReply,
  onSlow,
  slowSeconds,
}: PageThreadsOptions): PageThreads {
  // Replies that came while this thread was busy are read before anything is called slow.
  const look = () => setImmediate(tellSlow)
  const watch = slowSeconds > 0 ? setInterval(look, slowSeconds * 1000) : undefined
  watch?.unref()
  const threads: Thread[] = []
  const waiting: (() => void)[] = []
  let failure: unknown

  function start(): Thread {
    const worker = new Worker(engineModule('9-output/page-thread'), {
      workerData: data,
      execArgv: threadArguments(),
    })
    const thread: Thread = { worker, pending: [], since: performance.now() }
    worker.on('message', (reply: PageReply) => {
      thread.pending.shift()
      thread.since = performance.now()
      try {
        onReply(reply)
      } catch (error) {
        failure ??= error
      }
      wake()
    })
    worker.on('error', error => {
      failure ??= new ProblemError(renderThreadFailed(thread.pending[0], error))
      wake()
    })
    worker.on('exit', code => {
      // Without work too: pages that it is sent later would never be answered.
      failure ??= new ProblemError(renderThreadEnded(thread.pending[0], code))
      wake()
    })
    threads.push(thread)
    return thread
  }

  function tellSlow(): void {
    const now = performance.now()
    for (const { pending, since } of threads) {
      const seconds = (now - since) / 1000
      if (pending[0] && seconds >= slowSeconds) onSlow(pending[0], seconds)
    }
  }

  function wake(): void {
    for (const resolve of waiting.splice(0)) resolve()
  }

  async function until(done: () => boolean): Promise<void> {
    while (!done()) {
      if (failure) throw failure
      await new Promise<void>(resolve => waiting.push(resolve))
    }
    if (failure) throw failure
  }

  function free(): Thread | undefined {
    const least = threads.reduce<Thread | undefined>(
      (best, thread) => (best && best.pending.length <= thread.pending.length ? best : thread),
      undefined,
    )
    if (threads.length < count && (!least || least.pending.length >= QUEUE)) return start()
    return least && least.pending.length < QUEUE ? least : undefined
  }

  return {
    async send(request) {
      await until(() => free() !== undefined)
      const thread = free()
      if (!thread) throw new Error('No rendering thread is free.')
      if (thread.pending.length === 0) thread.since = performance.now()
      thread.pending.push(request.page)
      thread.worker.postMessage(request)
    },
    finish: () => until(() => threads.every(({ pending }) => pending.length === 0)),
    async close() {
      clearInterval(watch)
      await Promise.all(threads.map(({ worker }) => worker.terminate()))
    },
  }
}
