import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { runQueries } from '../run-queries.ts'
import { createQueryPool, type QueryPool } from './query-pool.ts'
import type { QueryThreads, ThreadAnswer } from './query-threads.ts'
import type { QueryRequest } from './thread-message.ts'

const reads = { nodes: new Set<string>(), types: new Set<string>(), lookups: new Map() }
const request = (path: string): QueryRequest => ({ text: '{ page }', variables: {}, path })
const sample = { request: request('/first/'), json: '{}', reads }

/** A thread that answers when it is told to, and how many times threads were started. */
function createThread({ isReady = (): boolean => true } = {}) {
  const queue: { readonly path: string; answer(): void; state: 'waiting' | 'begun' | 'over' }[] = []
  const waiting = () => queue.filter(({ state }) => state !== 'over')
  const log = { started: 0, taken: [] as string[] }
  const threads: QueryThreads = {
    opened: Promise.resolve(),
    ready: () => (isReady() ? 1 : 0),
    shortestQueue: () => (waiting().length < 8 ? waiting().length : undefined),
    ask({ path = '' }) {
      let answer = () => {}
      const answered = new Promise<ThreadAnswer | undefined>(resolve => {
        answer = () => resolve({ json: `"thread ${path}"`, reads, notes: [], writes: undefined })
      })
      const sent: (typeof queue)[number] = {
        path,
        state: 'waiting',
        answer() {
          sent.state = 'over'
          answer()
        },
      }
      queue.push(sent)
      return {
        answer: answered,
        isAnswered: () => sent.state === 'over',
        takeBack() {
          if (
            sent.state !== 'waiting' ||
            waiting().find(({ state }) => state === 'waiting') !== sent
          )
            return false
          sent.state = 'over'
          log.taken.push(path)
          return true
        },
      }
    },
    close: async () => {},
  }
  const start = () => {
    log.started++
    return threads
  }
  return { queue, log, start }
}

function poolOf(start: () => QueryThreads, fromStart = false): QueryPool {
  return createQueryPool({
    ...{ nodes: { revision: 1 }, count: 1, fromStart, start },
    takeOver() {},
    onFailedStart: error => assert.fail(String(error)),
  })
}

/** Runs queries of pages `/0/`, `/1/`, ...; `answerHere` is what the main thread does for each. */
async function run(
  pool: QueryPool,
  { count, answerHere }: { readonly count: number; readonly answerHere: (path: string) => void },
): Promise<string[]> {
  const page = (index: number) => ({
    ...{ path: `/${index}/`, context: {}, component: 'a.js', componentPath: 'a.js' },
    ...{ matchPath: undefined, internalComponentName: '', componentChunkName: '', updatedAt: 0 },
    ...{ slices: {}, isCreatedByStatefulCreatePages: false, mode: 'SSG' as const },
    ...{ pluginCreator___NODE: '', pluginCreatorId: '' },
  })
  const query = { name: undefined, text: '{ page }', hash: '', file: 'a.js', line: 1 }
  const answers: string[] = []
  const results = runQueries({
    schema: {
      async execute({ path = '' }: { readonly path?: string }) {
        answerHere(path)
        return { data: { path }, reads }
      },
    },
    queries: { pageQueries: new Map([['a.js', query]]), sliceQueries: new Map() },
    pages: Array.from({ length: count }, (_, index) => page(index)),
    pool,
    onProblem: ({ message }) => assert.fail(message),
  })
  for await (const { page, json } of results) answers.push(`${page.path} ${await json()}`)
  return answers
}

describe('query pool', () => {
  it('start when the latest queries show that much is left to be asked', () => {
    const answers = (times: readonly number[], left: number) => {
      const { log, start } = createThread()
      const pool = poolOf(start)
      for (const milliseconds of times) pool.answeredHere(sample, { milliseconds, left })
      return log.started
    }
    const slow = Array<number>(10).fill(26)
    assert.equal(answers(slow, 1000), 1)
    assert.equal(answers(slow, 100), 0)
    // The first queries take long: what counts is what the latest took.
    assert.equal(answers([300, ...Array<number>(16).fill(3)], 1000), 0)
    // While code is cold twice the work must be left.
    assert.equal(answers(Array<number>(20).fill(20), 400), 0)
    assert.equal(answers(Array<number>(60).fill(20), 400), 1)
    // Queries that cost little are never sent.
    assert.equal(answers(Array<number>(2000).fill(1.5), 1_000_000), 0)
    assert.equal(answers([200], 1_000_000), 0)
  })

  it('leave every other query to the main thread, and all when the thread has enough', async () => {
    const { queue, start } = createThread()
    const pool = poolOf(start, true)
    assert.equal(pool.ask(request('/too-early/')), 'main thread')
    await pool.prepare()
    assert.equal(pool.ask(request('/unproven/')), undefined)
    pool.answeredHere(sample, { milliseconds: 1, left: 100 })
    for (let index = 0; index < 40; index++) pool.ask(request(`/${index}/`))
    // Until it has two, all are the thread's.
    const expected = [0, 1, 3, 5, 7, 9, 11, 13]
    assert.deepEqual(
      queue.map(({ path }) => path),
      expected.map(index => `/${index}/`),
    )
  })

  it('hear of threads although the main thread never waits for anything', async () => {
    const state = { isReady: false }
    const { queue, start } = createThread({ isReady: () => state.isReady })
    const pool = poolOf(() => {
      setImmediate(() => {
        state.isReady = true
      })
      return start()
    }, true)
    await run(pool, {
      count: 40,
      answerHere(path) {
        if (path !== '/0/') return
        const until = performance.now() + 10
        while (performance.now() < until);
      },
    })
    assert.ok(queue.length > 0)
  })

  it('give answers in the order of pages, and run what a thread has not begun', async () => {
    const { queue, log, start } = createThread()
    const pool = poolOf(start, true)
    const here: string[] = []
    const answers = await run(pool, {
      count: 20,
      answerHere(path) {
        here.push(path)
        // The thread has answered one and is at another when the main thread comes to it.
        if (path === '/0/') return
        const [first, second] = queue
        if (first?.path === '/2/' && first.state === 'waiting') {
          first.answer()
          if (second) second.state = 'begun'
          setTimeout(() => second?.answer(), 20)
        }
      },
    })
    assert.deepEqual(
      answers.map(answer => answer.split(' ')[0]),
      Array.from({ length: 20 }, (_, index) => `/${index}/`),
    )
    const threaded = answers.filter(answer => answer.includes('thread'))
    assert.deepEqual(
      threaded.map(answer => answer.split(' ')[0]),
      queue.slice(0, 2).map(({ path }) => path),
    )
    assert.equal(here.length + threaded.length, 20)
    // Also the one after that which was waited for.
    assert.ok(log.taken.includes(queue[2]?.path ?? ''))
  })
})
