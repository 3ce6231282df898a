import { deserialize, serialize } from 'node:v8'
import type { RecordStore } from '#cache'
import type { NodeChanges, Nodes } from '#nodes'
import type { QueryReads, SiteSchema } from '#schema'
import { contentHash } from '#support/content-hash'
import { explainChange, type NodeNames } from './explain-run.ts'

/** One answer of a query: to whom, to which text, for which variables. */
export interface QueryRun {
  /** Names the page or slice. */
  readonly key: string
  readonly text: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** Answers of queries kept between runs, with what each was made of. */
export interface QueryResults {
  /** JSON of the last answer, where asking again would give the same. */
  find(run: QueryRun): string | undefined
  /** Why `find` has nothing, in a few words; to be asked before `keep`. */
  explain(run: QueryRun, nameOf: NodeNames): string
  keep(run: QueryRun, answer: { readonly json: string; readonly reads: QueryReads }): void
  /**
   * Says that all went well: only then will the next run find anything. Answers that were neither found nor kept are
   * forgotten, and those that nodes changed since have made stale.
   */
  finish(): void
}

export interface QueryResultsOptions {
  readonly store: RecordStore
  readonly schema: SiteSchema
  readonly nodes: Pick<Nodes, 'revision' | 'changesSince'>
}

/** Grows when the form of the records changes. */
const FORMAT = 2
const STATE = 'state'

/**
 * Opens the answers of the last run. They hold while the schema is the same, and each while its query, its variables
 * and everything it read are.
 */
export function openQueryResults({ store, schema, nodes }: QueryResultsOptions): QueryResults {
  const state = `${FORMAT} ${contentHash(schema.print())}`
  const [lastState, ...lastTypes] = store.get(STATE)?.toString().split('\n') ?? []
  if (lastState !== state) store.clear()
  // A run that fails leaves no state behind: jobs that its queries asked for may not have been done.
  store.delete(STATE)
  const opened = nodes.revision
  const changes = nodes.changesSince(0)
  /** Node types that any answer was made of. */
  const types = new Set(lastState === state ? lastTypes : [])
  const isAnyStale = concernAnswers(changes)
  const used = new Set<string>()
  const textHashes = new Map<string, string>()

  function identityOf({ text, variables }: QueryRun): string {
    const textHash = textHashes.get(text) ?? contentHash(text)
    textHashes.set(text, textHash)
    return `${textHash} ${contentHash(JSON.stringify({ ...variables, updatedAt: undefined }))}`
  }

  function schemaReason(): string {
    return lastState === undefined
      ? 'no answers of queries were kept: the cache is new, or the last build failed'
      : 'the schema changed'
  }

  function concernAnswers({ byType }: NodeChanges): boolean {
    return [...byType.keys()].some(type => types.has(type))
  }

  function isStale(key: string, since: NodeChanges): boolean {
    const reads = readReads(store.get(readsKey(key)))
    return !reads || schema.isAffected(reads, since)
  }

  return {
    find(run) {
      const record = store.get(resultKey(run.key))?.toString()
      if (record === undefined) return undefined
      const end = record.indexOf('\n')
      if (record.slice(0, end) !== identityOf(run)) return undefined
      if (isAnyStale && isStale(run.key, changes)) return undefined
      used.add(run.key)
      return record.slice(end + 1)
    },
    explain(run, nameOf) {
      const [query, variables] = identityOf(run).split(' ')
      const record = store.get(resultKey(run.key))?.toString()
      if (record === undefined) return lastState === state ? 'the page is new' : schemaReason()
      const [formerQuery, formerVariables] = record.slice(0, record.indexOf('\n')).split(' ')
      if (formerQuery !== query) return 'the text of its query changed'
      if (formerVariables !== variables) return 'the variables of its query changed'
      return explainChange(readReads(store.get(readsKey(run.key))), changes, nameOf)
    },
    keep(run, { json, reads }) {
      used.add(run.key)
      store.set(resultKey(run.key), Buffer.from(`${identityOf(run)}\n${json}`))
      store.set(readsKey(run.key), writeReads(reads))
      for (const type of schema.typesRead(reads)) types.add(type)
    },
    finish() {
      const later = nodes.changesSince(opened)
      const isAnyStaleNow = concernAnswers(later)
      for (const key of keysOf(store)) {
        if (used.has(key) && !(isAnyStaleNow && isStale(key, later))) continue
        store.delete(resultKey(key))
        store.delete(readsKey(key))
      }
      store.set(STATE, Buffer.from([state, ...types].join('\n')))
    },
  }
}

const RESULT = 'result '
const resultKey = (key: string) => RESULT + key
const readsKey = (key: string) => `reads ${key}`

function keysOf(store: RecordStore): string[] {
  return [...store.keys()].flatMap(key =>
    key.startsWith(RESULT) ? [key.slice(RESULT.length)] : [],
  )
}

function writeReads({ nodes, types, lookups }: QueryReads): Buffer {
  return serialize([new Set(nodes), new Set(types), new Map(lookups)])
}

function readReads(bytes: Buffer | undefined): QueryReads | undefined {
  if (!bytes) return undefined
  const [nodes, types, lookups]: [QueryReads['nodes'], QueryReads['types'], QueryReads['lookups']] =
    deserialize(bytes)
  return { nodes, types, lookups }
}
