import { Worker } from 'node:worker_threads'
import { ProblemError } from '#diagnostics'
import type { PageToRender } from '#render'
import { engineModule } from '#support/own-files'
import { threadArguments } from '#support/thread-arguments'
import { renderThreadEnded, renderThreadFailed } from './errors.ts'
import type { PageReply, PageRequest, PageThreadData } from './page-message.ts'

/** Threads that render and write pages. They must be closed. */
export interface PageThreads {
  /** Starts a thread before there are pages: while it starts, something else can be done. */
  startAhead(): void
  /** Says what pages are rendered with and who is told of them, before any is sent. */
  begin(task: PageTask): void
  /** Resolves when a thread has taken the page. */
  send(request: PageRequest): Promise<void>
  /** Resolves when all pages have been answered. */
  finish(): Promise<void>
  close(): Promise<void>
}

export interface PageTask {
  readonly data: PageThreadData
  readonly onReply: (reply: PageReply) => void
  /** Told again and again of a page that a thread has been rendering for long, with the seconds so far. */
  readonly onSlow: (page: PageToRender, seconds: number) => void
}

/** Pages that wait at one thread: enough to keep it busy, few enough that no build holds all pages in memory. */
const QUEUE = 64

/**
 * Milliseconds that have to be waited for threads before there is another: it takes about as long to start, and where
 * queries take longer than rendering, one thread keeps up with them and leaves them the other processors.
 */
const WORTH_A_THREAD = 200

interface Thread {
  readonly worker: Worker
  /** Pages it has been sent and not answered; it renders the first. */
  readonly pending: PageToRender[]
  /** When it began with the first, in milliseconds of `performance.now()`. */
  since: number
  /** Whether it has answered a page: then it has started. */
  isUp: boolean
}

/**
 * Makes a pool of page threads.
 * @param options.count most threads there may be
 * @param options.slowSeconds seconds of a page's rendering after which it is slow; 0 for never
 */
export function createPageThreads({
  count,
  slowSeconds,
}: {
  readonly count: number
  readonly slowSeconds: number
}): PageThreads {
  const threads: Thread[] = []
  const waiting: (() => void)[] = []
  let task: PageTask | undefined
  let watch: NodeJS.Timeout | undefined
  let waited = 0
  let failure: unknown

  function start(): Thread {
    const worker = new Worker(engineModule('9-output/page-thread'), {
      execArgv: threadArguments(),
    })
    const thread: Thread = { worker, pending: [], since: performance.now(), isUp: false }
    worker.on('message', (reply: PageReply) => {
      thread.isUp = true
      thread.pending.shift()
      thread.since = performance.now()
      try {
        task?.onReply(reply)
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
    if (task) worker.postMessage(task.data)
    threads.push(thread)
    return thread
  }

  function tellSlow(): void {
    const now = performance.now()
    for (const { pending, since } of threads) {
      const seconds = (now - since) / 1000
      if (pending[0] && seconds >= slowSeconds) task?.onSlow(pending[0], seconds)
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
    const [least] = threads.toSorted((a, b) => a.pending.length - b.pending.length)
    return least && least.pending.length < QUEUE ? least : undefined
  }

  async function waitForOne(): Promise<Thread> {
    if (threads.length === 0) start()
    for (let thread = free(); ; thread = free()) {
      if (thread) return thread
      const since = performance.now()
      await until(() => free() !== undefined)
      if (!threads.every(({ isUp }) => isUp)) continue
      waited += performance.now() - since
      if (waited < WORTH_A_THREAD || threads.length >= count) continue
      waited = 0
      start()
    }
  }

  return {
    startAhead() {
      if (threads.length === 0) start()
    },
    begin(next) {
      task = next
      for (const { worker } of threads) worker.postMessage(next.data)
      // Replies that came while this thread was busy are read before anything is called slow.
      const look = () => setImmediate(tellSlow)
      watch = slowSeconds > 0 ? setInterval(look, slowSeconds * 1000).unref() : undefined
    },
    async send(request) {
      if (failure) throw failure
      const thread = await waitForOne()
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
