/** Entry of a query thread: opens the site that it is given and answers queries, one at a time. */
import { parentPort, workerData } from 'node:worker_threads'
import { messageOf } from '#diagnostics'
import type { ForwardedResult } from '#jobs'
import {
  answerQuery,
  createQueryTurns,
  type ThreadReply,
  type ThreadRequest,
  type ThreadStart,
} from '#queries'
import { contentHash } from '#support/content-hash'
import { isCopyable } from '#support/is-copyable'
import { isRecord } from '#support/is-record'
import { listenForLateFailures } from '../late-failures.ts'
import { openSharedSite } from './query-thread/open-shared-site.ts'
import { createQueryRuns } from './query-thread/query-run.ts'
import type { QueryThreadData, ThreadQuestion } from './query-thread/thread-data.ts'

const { data, turns: shared }: ThreadStart<QueryThreadData> = workerData
const turns = createQueryTurns(shared)
const waiting = new Map<number, (value: unknown) => void>()
let lastQuestion = 0

function send(reply: ThreadReply<ThreadQuestion>): void {
  const bytes = 'writes' in reply ? reply.writes?.bytes : undefined
  parentPort?.postMessage(reply, bytes ? [bytes.buffer] : [])
}

/** Resolves what the main thread replies. */
function ask(question: ThreadQuestion): Promise<unknown> {
  lastQuestion++
  const id = lastQuestion
  send({ kind: 'ask', id, question })
  return new Promise(resolve => waiting.set(id, resolve))
}

const runs = createQueryRuns(effects => send({ kind: 'late', ...effects }))
listenForLateFailures(error => send({ kind: 'late failure', error: toPlain(error) }))

const opening = openSharedSite({
  ...{ shared: data.site, verbose: data.verbose, runs },
  forwardJob: async job => readResult(await ask({ kind: 'job', job })),
  async fetchRecord(store, key) {
    const bytes = await ask({ kind: 'record', store, key })
    return bytes instanceof Uint8Array ? Buffer.from(bytes) : undefined
  },
})

let last: Promise<unknown> = opening.then(
  schema => send({ kind: 'ready', schemaHash: contentHash(schema.print()) }),
  error => send({ kind: 'unusable', reason: messageOf(error) }),
)

parentPort?.on('message', (request: ThreadRequest) => {
  if (request.kind === 'reply') {
    waiting.get(request.id)?.(request.value)
    waiting.delete(request.id)
    return
  }
  last = last.then(() => (turns.begin(request.id) ? answer(request) : undefined))
})

async function answer({ id, query }: ThreadRequest & { readonly kind: 'query' }): Promise<void> {
  try {
    const schema = await opening
    const run = await runs.run(async () => {
      const answered = await answerQuery(schema, query)
      const [error] = answered.errors
      // The main thread meets the same error, and tells it with all it knows.
      if (error) runs.giveBack(error.message)
      return answered
    })
    if ('givenBack' in run) {
      send({ kind: 'given back', id, reason: run.givenBack })
      return
    }
    const { json, reads } = run.result
    send({ kind: 'answer', id, json, reads, notes: run.notes, writes: run.writes })
  } catch (error) {
    send({ kind: 'given back', id, reason: messageOf(error) })
  }
}

function readResult(value: unknown): ForwardedResult {
  if (isRecord(value) && 'result' in value) return { result: value.result }
  const { message, stack } = isRecord(value) ? value : {}
  return { message: String(message), stack: stack === undefined ? undefined : String(stack) }
}

/** What was thrown may be anything. */
function toPlain(error: unknown): unknown {
  return isCopyable(error) ? error : messageOf(error)
}
