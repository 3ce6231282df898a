import { setImmediate } from 'node:timers/promises'
import type { Nodes } from '#nodes'
import type { QueryReads } from '#schema'
import type { AskedThread, QueryThreads, Sample, ThreadAnswer } from './query-threads.ts'
import type { QueryRequest, SideEffects } from './thread-message.ts'

/** An answer whose effects count from when it is taken. */
export interface OfferedAnswer {
  /** Undefined when nodes have changed since the thread read them: the query must be run here. */
  take(): { readonly json: string; readonly reads: QueryReads } | undefined
}

/** Other threads that answer queries, where that is worth starting them. */
export interface QueryPool {
  /** How many queries may be asked for ahead of the one whose turn it is; 0 while nobody would answer. */
  ahead(): number
  /** To be awaited before the first query: threads that are to be there from the start are then ready. */
  prepare(): Promise<void>
  /**
   * Has another thread answer a query, where it is not better left to the main thread. To be called in the order in
   * which answers will be taken.
   * @returns undefined where it is too early to tell
   */
  ask(request: QueryRequest): AskedQuery | 'main thread' | undefined
  /** Lets messages of threads in. To be awaited between queries. */
  listen(): Promise<void>
  /**
   * Told of each answer that the main thread gave itself.
   * @param cost.left how many queries will have to be run after it, as far as can be known
   */
  answeredHere(answer: Sample, cost: { readonly milliseconds: number; readonly left: number }): void
  close(): Promise<void>
}

/** A query that another thread is to answer. */
export type AskedQuery = AskedThread<OfferedAnswer>

export interface QueryPoolOptions {
  readonly nodes: Pick<Nodes, 'revision'>
  readonly count: number
  /** Whether they start at once and are waited for. */
  readonly fromStart: boolean
  /** Starts the threads on the nodes as they are. @throws when they cannot be started */
  readonly start: (count: number) => QueryThreads
  /** Takes over what a thread's query did beside its answer. */
  readonly takeOver: (effects: SideEffects) => void
  readonly onFailedStart: (error: unknown) => void
}

/** What is asked ahead of a page for each thread, the main thread included. */
const AHEAD = 8

/** A thread with fewer queries than this may have none before the main thread gives it more. */
const FEW = 2

/**
 * Queries must cost so much for threads to be worth it. To send a question and an answer, and what plugins put into
 * their caches, costs both sides a third of a millisecond each.
 */
const WORTHWHILE_MILLISECONDS = 2

/**
 * Work that must be left. A thread opens the site first, and V8 compiles for it what it has compiled for the main
 * thread: two seconds of processors that those that render pages would use.
 */
const WORK_MILLISECONDS = 6000

/** Time and number of queries after which their cost is known well enough. */
const KNOWN_AFTER_MILLISECONDS = 250
const KNOWN_AFTER_QUERIES = 4

/** Until so much was spent, code still runs slowly that V8 will have compiled by then: twice the work must be left. */
const COLD_MILLISECONDS = 1000

/** So many of the latest queries tell what the next ones cost. */
const LATEST = 16

/** Messages of threads are let in this often. */
const LISTEN_EVERY_MILLISECONDS = 5

/** Makes pool. Threads start when the queries so far have shown that they are worth it. */
export function createQueryPool(options: QueryPoolOptions): QueryPool {
  const { nodes, count, fromStart } = options
  const samples = new Map<string, Sample>()
  let threads: QueryThreads | undefined
  let isOver = false
  let sharedRevision = 0
  let spent = 0
  let asked = 0
  let listened = 0
  /** Milliseconds of the latest queries. */
  const latest: number[] = []

  function start(): void {
    if (threads || isOver) return
    try {
      sharedRevision = nodes.revision
      threads = options.start(count)
      // Sharing the nodes writes them, which leaves them as they were.
      sharedRevision = nodes.revision
    } catch (error) {
      isOver = true
      options.onFailedStart(error)
    }
  }

  /** What plugins change while queries run is not seen by threads. */
  const isCurrent = () => {
    isOver ||= threads !== undefined && nodes.revision !== sharedRevision
    return !isOver
  }

  function offer(answer: ThreadAnswer | undefined): OfferedAnswer | undefined {
    if (!answer) return undefined
    return {
      take() {
        if (!isCurrent()) return undefined
        options.takeOver(answer)
        return answer
      },
    }
  }

  return {
    ahead: () =>
      threads && isCurrent() && threads.ready() > 0 ? (threads.ready() + 1) * AHEAD : 0,
    async prepare() {
      if (!fromStart) return
      start()
      await threads?.opened
    },
    ask(request) {
      const sample = samples.get(request.text)
      if (!threads || !isCurrent()) return 'main thread'
      if (!sample) return undefined
      const queue = threads.shortestQueue()
      // The main thread answers as many as each of the others.
      const isOurs = asked++ % (threads.ready() + 1) === 0
      if (queue === undefined || (isOurs && queue >= FEW)) return 'main thread'
      const sent = threads.ask(request, sample)
      if (!sent) return 'main thread'
      return { ...sent, answer: sent.answer.then(offer) }
    },
    async listen() {
      if (!threads || performance.now() - listened < LISTEN_EVERY_MILLISECONDS) return
      await setImmediate()
      listened = performance.now()
    },
    answeredHere(sample, { milliseconds, left }) {
      if (!samples.has(sample.request.text)) samples.set(sample.request.text, sample)
      if (threads || isOver) return
      spent += milliseconds
      latest.push(milliseconds)
      if (latest.length > LATEST) latest.shift()
      if (spent < KNOWN_AFTER_MILLISECONDS || latest.length < KNOWN_AFTER_QUERIES) return
      const each = medianOf(latest)
      const needed = spent < COLD_MILLISECONDS ? 2 * WORK_MILLISECONDS : WORK_MILLISECONDS
      if (each > WORTHWHILE_MILLISECONDS && each * left > needed) start()
    },
    async close() {
      isOver = true
      await threads?.close()
    },
  }
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}
