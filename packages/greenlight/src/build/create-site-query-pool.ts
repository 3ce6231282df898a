import { availableParallelism } from 'node:os'
import { messageOf, type Reporter } from '#diagnostics'
import type { ForwardedResult } from '#jobs'
import {
  type CacheWrites,
  createQueryPool,
  createQueryThreads,
  type QueryPool,
  type SideEffects,
  type ThreadNote,
} from '#queries'
import { contentHash } from '#support/content-hash'
import { engineModule } from '#support/own-files'
import type { Site } from '../site.ts'
import type { QueryThreadData, ThreadQuestion } from './query-thread/thread-data.ts'

/** More threads than this have not been measured to be of use, and each holds the site's plugins. */
const MOST_THREADS = 8

/**
 * Makes pool for the page queries of a site; to be called before the first is run, and closed.
 * @returns undefined where the environment or the machine wants none
 */
export function createSiteQueryPool(site: Site, reporter: Reporter): QueryPool | undefined {
  const { config, cache, nodes, schema } = site
  const { queryThreads, cpuCount = availableParallelism() } = config.environment
  // The main thread answers queries too.
  const count = queryThreads ?? Math.min(cpuCount - 1, MOST_THREADS)
  if (count === 0) return undefined
  // Threads answer queries that have been answered here again: they must not find what was kept of that.
  const cachesUntil = cache.lengths()
  const tell = createTeller(site, reporter)
  const takeOver = ({ notes, writes }: SideEffects) => {
    for (const note of notes) tell(note)
    if (writes) keepWrites(writes, cache)
  }
  return createQueryPool({
    ...{ nodes, count, takeOver },
    fromStart: queryThreads !== undefined,
    start(count) {
      const data: QueryThreadData = { site: site.share(cachesUntil), verbose: reporter.verbose }
      reporter.log('verbose', `${count} threads answer page queries`)
      return createQueryThreads({
        ...{ data, count, onLate: takeOver },
        module: engineModule('build/query-thread'),
        schemaHash: contentHash(schema.print()),
        onLateFailure: error => site.runner.failLate(error),
        answer: (question: ThreadQuestion) => answer(question, site),
        onRefused: ({ reason, text }) =>
          reporter.log(
            'verbose',
            text === undefined
              ? `A query thread is not used: ${reason}`
              : `A query is answered by the main thread alone: ${reason}\n${text}`,
          ),
        patience: config.environment.slowHookSeconds,
      })
    },
    onFailedStart: error =>
      reporter.log('verbose', `No threads answer page queries: ${messageOf(error)}`),
  })
}

/** Says what plugins said in a thread. */
function createTeller({ failures, remote }: Site, reporter: Reporter): (note: ThreadNote) => void {
  return note => {
    switch (note.kind) {
      case 'log':
        reporter.log(note.level, note.text)
        return
      case 'problem':
        reporter.report(note.problem)
        return
      case 'failure':
        failures.add(note.problem)
        return
      case 'activity':
        reporter.startActivity(note.name).end(note.outcome)
        return
      case 'image':
        remote.imageUrls.add(note.url)
    }
  }
}

function keepWrites({ bytes, values }: CacheWrites, cache: Site['cache']): void {
  let offset = 0
  for (const { store, key, length } of values) {
    const records = cache.store(store)
    if (length === undefined) records.delete(key)
    else {
      records.set(key, Buffer.from(bytes.buffer, bytes.byteOffset + offset, length))
      offset += length
    }
  }
}

function answer(question: ThreadQuestion, { cache, jobs }: Site): Promise<unknown> | unknown {
  if (question.kind === 'record') return cache.store(question.store).get(question.key)
  const { job, inputs } = question.job
  return jobs.runJob(job, inputs).then(
    (result): ForwardedResult => ({ result }),
    (error): ForwardedResult => ({
      message: messageOf(error),
      stack: error instanceof Error ? error.stack : undefined,
    }),
  )
}
