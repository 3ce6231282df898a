import { AsyncLocalStorage } from 'node:async_hooks'
import type { CacheWrites, SideEffects, ThreadNote } from '#queries'

/** What a query does in a thread beside its answer; known to everything that runs because of it. */
export interface QueryRuns {
  /**
   * Runs a query and gathers its effects.
   * @returns its result, or why it has to be given back
   */
  run<T>(work: () => Promise<T>): Promise<({ readonly result: T } & SideEffects) | GivenBack>
  /** How many queries have been begun. */
  count(): number
  /** Whether a query is running here: false while the site is opened. */
  isRunning(): boolean
  note(note: ThreadNote): void
  write(store: string, key: string, bytes: Uint8Array | undefined): void
  /** Ends the query that runs here without an answer: the main thread runs it. Nothing happens outside of queries. */
  giveBack(reason: string): void
}

export interface GivenBack {
  readonly givenBack: string
}

interface Run {
  notes: ThreadNote[]
  writes: { readonly store: string; readonly key: string; readonly bytes: Uint8Array | undefined }[]
  /** What comes when its answer has been sent is sent by itself; what comes of one that was given back, not at all. */
  state: 'running' | 'answered' | 'given back'
  readonly giveBack: (reason: string) => void
}

/** @param sendLate takes effects of queries that have been answered */
export function createQueryRuns(sendLate: (effects: SideEffects) => void): QueryRuns {
  const runs = new AsyncLocalStorage<Run>()
  let begun = 0

  function effectsOf({ notes, writes }: Run): SideEffects {
    return { notes, writes: packWrites(writes) }
  }

  /** Effects of what went on after its query was answered. */
  function afterwards(run: Run, add: (run: Run) => void): void {
    if (run.state === 'given back') return
    add(run)
    if (run.state !== 'answered') return
    sendLate(effectsOf(run))
    run.notes = []
    run.writes = []
  }

  return {
    run(work) {
      begun++
      return new Promise((resolve, reject) => {
        const run: Run = {
          ...{ notes: [], writes: [], state: 'running' },
          giveBack(reason) {
            if (run.state !== 'running') return
            run.state = 'given back'
            resolve({ givenBack: reason })
          },
        }
        runs.run(run, work).then(result => {
          if (run.state !== 'running') return
          const effects = effectsOf(run)
          run.state = 'answered'
          run.notes = []
          run.writes = []
          resolve({ result, ...effects })
        }, reject)
      })
    },
    count: () => begun,
    isRunning: () => runs.getStore() !== undefined,
    note(note) {
      const run = runs.getStore()
      if (run) afterwards(run, ({ notes }) => notes.push(note))
    },
    write(store, key, bytes) {
      const run = runs.getStore()
      if (run) afterwards(run, ({ writes }) => writes.push({ store, key, bytes }))
    },
    giveBack: reason => runs.getStore()?.giveBack(reason),
  }
}

/** All values in one piece of memory, which then goes to the main thread without being copied. */
function packWrites(writes: Run['writes']): CacheWrites | undefined {
  if (writes.length === 0) return undefined
  const length = writes.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0)
  const packed = new Uint8Array(length)
  let offset = 0
  const values = writes.map(({ store, key, bytes }) => {
    if (bytes) packed.set(bytes, offset)
    offset += bytes?.length ?? 0
    return { store, key, length: bytes?.length }
  })
  return { bytes: packed, values }
}
