import type { Nodes } from '#nodes'
import type { QueryReads } from '#schema'
import type { QueryThreads, Sample } from './query-threads.ts'
import type { QueryRequest, SideEffects } from './thread-message.ts'

/** An answer whose effects count from when it is taken. */
export interface OfferedAnswer {
  /** Undefined when nodes have changed since the thread read them: the query must be run here. */
  take(): { readonly json: string; readonly reads: QueryReads } | undefined
}

/** Other threads that answer queries, where that is worth starting them. */
export interface QueryHelpers {
  /** How many queries may be asked for ahead of the one whose turn it is; 0 while nobody would answer. */
  ahead(): number
  /** To be awaited before the first query: threads that are to be there from the start are then ready. */
  prepare(): Promise<void>
  /** @returns undefined where the main thread is to answer; resolves undefined where that is known later */
  ask(request: QueryRequest): Promise<OfferedAnswer | undefined> | undefined
  /**
   * Told of each answer that the main thread gave itself.
   * @param cost.left how many queries will have to be run after it, as far as can be known
   */
  answeredHere(answer: Sample, cost: { readonly milliseconds: number; readonly left: number }): void
  close(): Promise<void>
}

export interface QueryHelpersOptions {
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

/** What is asked ahead of a page for each thread. */
const AHEAD = 8

/** Queries must cost so much for threads to be worth it: what they save outweighs sending questions and answers. */
const WORTHWHILE_MILLISECONDS = 1

/**
 * Work that must be left. A thread opens the site first, which takes two seconds of a processor that this thread and
 * those that render pages would use; so threads start only where they save several times that.
 */
const WORK_MILLISECONDS = 10_000

/** Time after which the cost of queries is known well enough. */
const KNOWN_AFTER_MILLISECONDS = 250

/** Makes helpers. Threads start when the queries so far have shown that they are worth it. */
export function createQueryHelpers(options: QueryHelpersOptions): QueryHelpers {
  const { nodes, count, fromStart } = options
  const samples = new Map<string, Sample>()
  let threads: QueryThreads | undefined
  let isOver = false
  let sharedRevision = 0
  let spent = 0
  let answered = 0

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

  return {
    ahead: () => (threads?.hasRoom() && isCurrent() ? count * AHEAD : 0),
    async prepare() {
      if (!fromStart) return
      start()
      await threads?.opened
    },
    ask(request) {
      const sample = samples.get(request.text)
      if (!threads || !sample || !isCurrent()) return undefined
      const asked = threads.ask(request, sample)
      return asked?.then(answer => {
        if (!answer) return undefined
        return {
          take() {
            if (!isCurrent()) return undefined
            options.takeOver(answer)
            return answer
          },
        }
      })
    },
    answeredHere(sample, { milliseconds, left }) {
      if (!samples.has(sample.request.text)) samples.set(sample.request.text, sample)
      spent += milliseconds
      answered++
      if (threads || isOver || spent < KNOWN_AFTER_MILLISECONDS) return
      const each = spent / answered
      if (each > WORTHWHILE_MILLISECONDS && each * left > WORK_MILLISECONDS) start()
    },
    async close() {
      isOver = true
      await threads?.close()
    },
  }
}
