import { getHeapStatistics } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { messageOf } from '#diagnostics'
import type { QueryReads } from '#schema'
import { threadArguments } from '#support/thread-arguments'
import { createQueryTurns, type QueryTurns } from './query-turns.ts'
import type { QueryRequest, SideEffects, ThreadReply, ThreadRequest } from './thread-message.ts'

/** An answer that a thread has given; its effects are still to be taken over. */
export interface ThreadAnswer extends SideEffects {
  readonly json: string
  readonly reads: QueryReads
}

/** An answer of the main thread, which a thread has to give as well before it is believed. */
export interface Sample {
  readonly request: QueryRequest
  readonly json: string
  readonly reads: QueryReads
}

/** Threads that answer queries. */
export interface QueryThreads {
  /** Resolves when every thread is ready or will not be. */
  readonly opened: Promise<void>
  /** How many are ready to answer. */
  ready(): number
  /** How many queries wait at the thread with the least to do; undefined when no thread has room. */
  shortestQueue(): number | undefined
  /**
   * Asks the thread with the least to do.
   * @returns undefined when no thread has room, or none is believed about this query
   */
  ask(request: QueryRequest, sample: Sample): AskedThread<ThreadAnswer> | undefined
  close(): Promise<void>
}

/** A query that a thread was sent. */
export interface AskedThread<Answer> {
  /** Resolves undefined where the main thread is to answer instead. */
  readonly answer: Promise<Answer | undefined>
  /** Whether `answer` resolves soon, without the thread. */
  isAnswered(): boolean
  /** @returns whether the query is the main thread's again: the thread had it next and has not begun with it */
  takeBack(): boolean
}

/** @typeParam Question what threads ask the main thread beside queries */
export interface QueryThreadsOptions<Question> {
  readonly module: URL
  readonly data: unknown
  readonly count: number
  /** Hash that the schema of every thread must have. */
  readonly schemaHash: string
  /** Takes over effects that are no part of an answer any more. */
  readonly onLate: (effects: SideEffects) => void
  readonly onLateFailure: (error: unknown) => void
  readonly answer: (question: Question) => Promise<unknown> | unknown
  /** Told why a thread, or a query in all threads, is left to the main thread. */
  readonly onRefused: (what: { readonly reason: string; readonly text?: string }) => void
  /** Seconds after which a query is taken to hang; the thread is ended then. */
  readonly patience: number
}

/** Queries that wait at one thread: enough to keep it busy while the main thread does something else. */
const QUEUE = 8

/**
 * Megabytes that a thread's heap may have, as a part of what this process's may. A heap with a limit below two
 * gigabytes grows to twice of what it holds before V8 collects, any other one to four times.
 */
const LEAST_HEAP = 1536
const PART_OF_HEAP = 3 / 8

function heapOfThread(): number {
  const own = getHeapStatistics().heap_size_limit / 2 ** 20
  return Math.max(LEAST_HEAP, Math.round(own * PART_OF_HEAP))
}

interface Sent {
  readonly request: QueryRequest
  readonly settle: (answer: ThreadAnswer | undefined) => void
}

interface Thread {
  readonly worker: Worker
  readonly turns: QueryTurns
  /** How many queries it has been sent. */
  sent: number
  /** Queries it has been sent and not answered, by id; it works on the first. */
  readonly pending: Map<number, Sent>
  /** Texts whose sample it was sent. */
  readonly checked: Set<string>
  readonly opened: () => void
  state: 'opening' | 'ready' | 'gone'
  /** When it began with the first, in milliseconds of `performance.now()`. */
  since: number
}

/** Starts the threads. They must be closed. */
export function createQueryThreads<Question>(options: QueryThreadsOptions<Question>): QueryThreads {
  const { onRefused } = options
  const opening: Promise<void>[] = []
  const threads = Array.from({ length: options.count }, start)
  /** Texts of which a thread gave another answer than the main thread, or left the answer to it. */
  const refused = new Set<string>()
  const watch = setInterval(endHanging, 1000)
  watch.unref()

  function start(): Thread {
    const turns = createQueryTurns()
    const worker = new Worker(options.module, {
      workerData: { data: options.data, turns: turns.shared },
      execArgv: threadArguments(),
      resourceLimits: { maxOldGenerationSizeMb: heapOfThread() },
      stdout: true,
      stderr: true,
    })
    let opened = () => {}
    opening.push(
      new Promise(resolve => {
        opened = resolve
      }),
    )
    const thread: Thread = {
      ...{ worker, turns, pending: new Map(), checked: new Set<string>(), opened },
      ...{ state: 'opening', sent: 0, since: 0 },
    }
    // What modules print while they are loaded has been printed by the main thread.
    for (const stream of ['stdout', 'stderr'] as const) {
      worker[stream].on('data', chunk => {
        if (thread.state !== 'opening') process[stream].write(chunk)
      })
    }
    worker.on('message', (reply: ThreadReply<Question>) => receive(thread, reply))
    worker.on('messageerror', error => end(thread, messageOf(error)))
    worker.on('error', error => end(thread, messageOf(error)))
    worker.on('exit', code => end(thread, `it ended with code ${code}`))
    return thread
  }

  function receive(thread: Thread, reply: ThreadReply<Question>): void {
    if (thread.state === 'gone') return
    switch (reply.kind) {
      case 'ready':
        if (reply.schemaHash !== options.schemaHash) {
          end(thread, 'its schema is another one')
          return
        }
        thread.state = 'ready'
        thread.opened()
        return
      case 'unusable':
        end(thread, reply.reason)
        return
      case 'answer':
        settle(thread, reply.id, reply)
        return
      case 'given back': {
        const text = thread.pending.get(reply.id)?.request.text
        if (text !== undefined) refuse(text, reply.reason)
        settle(thread, reply.id, undefined)
        return
      }
      case 'ask':
        void replyTo(thread, reply.id, reply.question)
        return
      case 'late':
        options.onLate(reply)
        return
      case 'late failure':
        options.onLateFailure(reply.error)
        return
    }
  }

  async function replyTo(thread: Thread, id: number, question: Question): Promise<void> {
    const value = await options.answer(question)
    send(thread, { kind: 'reply', id, value })
  }

  function send(thread: Thread, request: ThreadRequest): void {
    if (thread.state !== 'gone') thread.worker.postMessage(request)
  }

  function settle(thread: Thread, id: number, answer: ThreadAnswer | undefined): void {
    const asked = thread.pending.get(id)
    thread.pending.delete(id)
    thread.since = performance.now()
    asked?.settle(answer)
  }

  function refuse(text: string, reason: string): void {
    if (refused.has(text)) return
    refused.add(text)
    onRefused({ text, reason })
  }

  function end(thread: Thread, reason: string): void {
    if (thread.state === 'gone') return
    thread.state = 'gone'
    onRefused({ reason })
    thread.opened()
    for (const { settle } of thread.pending.values()) settle(undefined)
    thread.pending.clear()
    void thread.worker.terminate()
  }

  function endHanging(): void {
    const latest = performance.now() - options.patience * 1000
    for (const thread of threads) {
      if (thread.pending.size > 0 && thread.since < latest) end(thread, 'a query did not end')
    }
  }

  function post(thread: Thread, request: QueryRequest): AskedThread<ThreadAnswer> {
    const id = thread.sent
    if (thread.pending.size === 0) thread.since = performance.now()
    const answer = new Promise<ThreadAnswer | undefined>(settle => {
      thread.pending.set(id, { request, settle })
    })
    try {
      send(thread, { kind: 'query', id, query: request })
      thread.sent++
    } catch (error) {
      // A page's context may hold what cannot leave this thread.
      refuse(request.text, messageOf(error))
      settle(thread, id, undefined)
    }
    return {
      answer,
      isAnswered: () => !thread.pending.has(id),
      takeBack() {
        const sent = thread.pending.get(id)
        if (!sent || !thread.turns.begin(id)) return false
        // Not `settle`: the thread goes on with what it is at, which may hang.
        thread.pending.delete(id)
        sent.settle(undefined)
        return true
      },
    }
  }

  async function check(thread: Thread, { request, json, reads }: Sample): Promise<void> {
    const answer = await post(thread, request).answer
    if (!answer || (answer.json === json && isSameReads(answer.reads, reads))) return
    refuse(request.text, 'a thread gave another answer')
  }

  const free = () =>
    threads
      .filter(({ state, pending }) => state === 'ready' && pending.size < QUEUE)
      .reduce<Thread | undefined>(
        (least, thread) => (least && least.pending.size <= thread.pending.size ? least : thread),
        undefined,
      )

  return {
    opened: Promise.all(opening).then(() => undefined),
    ready: () => threads.filter(({ state }) => state === 'ready').length,
    shortestQueue: () => free()?.pending.size,
    ask(request, sample) {
      const thread = refused.has(request.text) ? undefined : free()
      if (!thread) return undefined
      const isChecked = thread.checked.has(request.text)
      thread.checked.add(request.text)
      const checked = isChecked ? undefined : check(thread, sample)
      const { answer, ...asked } = post(thread, request)
      const believed = async () => {
        await checked
        const given = await answer
        return refused.has(request.text) ? undefined : given
      }
      return { ...asked, answer: believed() }
    },
    async close() {
      clearInterval(watch)
      await Promise.all(
        threads.map(thread => {
          thread.state = 'gone'
          thread.opened()
          return thread.worker.terminate()
        }),
      )
    },
  }
}

function isSameReads(a: QueryReads, b: QueryReads): boolean {
  return (
    isSameSet(a.nodes, b.nodes) &&
    isSameSet(a.types, b.types) &&
    a.lookups.size === b.lookups.size &&
    [...a.lookups].every(([key, found]) => b.lookups.get(key) === found)
  )
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every(value => b.has(value))
}
