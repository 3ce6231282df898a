import { Worker } from 'node:worker_threads'
import { threadArguments } from '#support/thread-arguments'
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
}

/** Pages that wait at one thread: enough to keep it busy, few enough that no build holds all pages in memory. */
const QUEUE = 16

interface Thread {
  readonly worker: Worker
  pending: number
}

/** Makes a pool of page threads. They start with the first pages and must be closed. */
export function createPageThreads({ data, count, onReply }: PageThreadsOptions): PageThreads {
  const threads: Thread[] = []
  const waiting: (() => void)[] = []
  let failure: Error | undefined

  function start(): Thread {
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
    const worker = new Worker(new URL(`./page-thread.${extension}`, import.meta.url), {
      workerData: data,
      execArgv: threadArguments(),
    })
    const thread: Thread = { worker, pending: 0 }
    worker.on('message', (reply: PageReply) => {
      thread.pending--
      onReply(reply)
      wake()
    })
    worker.on('error', error => {
      failure ??= error instanceof Error ? error : new Error(String(error))
      wake()
    })
    worker.on('exit', code => {
      if (thread.pending > 0) failure ??= new Error(`A rendering thread ended with code ${code}.`)
      wake()
    })
    threads.push(thread)
    return thread
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
      (best, thread) => (best && best.pending <= thread.pending ? best : thread),
      undefined,
    )
    if (threads.length < count && (!least || least.pending >= QUEUE)) return start()
    return least && least.pending < QUEUE ? least : undefined
  }

  return {
    async send(request) {
      await until(() => free() !== undefined)
      const thread = free()
      if (!thread) throw new Error('No rendering thread is free.')
      thread.pending++
      thread.worker.postMessage(request)
    },
    finish: () => until(() => threads.every(({ pending }) => pending === 0)),
    async close() {
      await Promise.all(threads.map(({ worker }) => worker.terminate()))
    },
  }
}
