import type { RecordStore } from '#cache'
import { areFieldsSame, type NodeChanges, type Nodes } from '#nodes'
import type { QueryReads, SiteSchema } from '#schema'
import { contentHash } from '#support/content-hash'
import {
  type AnswerTable,
  type AnswerTableWriter,
  createAnswerTable,
  openAnswerTable,
  queryReadsOf,
} from './answer-table.ts'
import { explainChange, type NodeNames } from './explain-run.ts'
import { forgetPendingChanges, withPendingChanges } from './pending-changes.ts'

/** One answer of a query: to whom, to which text, for which variables. */
export interface QueryRun {
  /** Names the page or slice. */
  readonly key: string
  readonly text: string
  /** Tells its variables from others. */
  readonly variablesHash: string
}

/** An answer of the last run that asking again would give as well. */
export interface KeptAnswer {
  /** Hash of its JSON, as `contentHash`. */
  readonly hash: string
  /** Its JSON, read from disk; undefined where that turns out to be damaged. */
  json(): string | undefined
}

/** Answers of queries kept between runs, with what each was made of. */
export interface QueryResults {
  /** The last answer, where asking again would give the same. */
  find(run: QueryRun): KeptAnswer | undefined
  /** Why `find` has nothing, in a few words; to be asked before `keep`. */
  explain(run: QueryRun, nameOf: NodeNames): string
  /** @param answer.hash of its JSON, as `contentHash` */
  keep(
    run: QueryRun,
    answer: { readonly json: string; readonly hash: string; readonly reads: QueryReads },
  ): void
  /**
   * Says that all went well: only then will the next run find anything. Answers that were neither found nor kept are
   * forgotten, and those that nodes changed since have made stale.
   */
  finish(): void
}

export interface QueryResultsOptions {
  /** JSON of answers by key. */
  readonly answers: RecordStore
  /** What is known of all answers together. */
  readonly facts: RecordStore
  readonly schema: SiteSchema
  readonly nodes: Pick<Nodes, 'revision' | 'changesSince' | 'get' | 'former'>
}

/** Grows when the form of the records changes. */
const FORMAT = 3
const STATE = 'state'
const TABLE = 'table'

/**
 * Opens the answers of the last run. They hold while the schema is the same, and each while its query, its variables
 * and everything it read are.
 */
export function openQueryResults({
  answers,
  facts,
  schema,
  nodes,
}: QueryResultsOptions): QueryResults {
  const state = `${FORMAT} ${contentHash(schema.print())}`
  const [lastState, ...lastTypes] = facts.get(STATE)?.toString().split('\n') ?? []
  if (lastState !== state) {
    answers.clear()
    facts.clear()
  }
  // A run that fails leaves no state behind: jobs that its queries asked for may not have been done.
  facts.delete(STATE)
  const opened = nodes.revision
  const ownChanges = nodes.changesSince(0)
  const changes = withPendingChanges(facts, ownChanges)
  const former = openAnswerTable(facts.get(TABLE))
  const fresh = createAnswerTable()
  /** Node types that any answer was made of. */
  const types = new Set(lastState === state ? lastTypes : [])
  const isAffected = affectedBy(former, changes)
  /** Rows of the answers found, and of those kept. */
  const found = new Map<string, number>()
  const kept = new Map<string, number>()
  const textHashes = new Map<string, string>()

  function identityOf({ text, variablesHash }: QueryRun): {
    readonly textHash: string
    readonly variablesHash: string
  } {
    const textHash = textHashes.get(text) ?? contentHash(text)
    textHashes.set(text, textHash)
    return { textHash, variablesHash }
  }

  /** By query text: what it looks at, where nothing but nodes counts for its answer. */
  const plainFields = new Map<string, ReadonlySet<string> | undefined>()
  /** By query text and types: many pages may show the same list. */
  const sameFields = new Map<string, boolean>()

  /**
   * Whether the nodes that an answer is made of changed in no field that its query looks at: so a list of titles need
   * not be made anew when a text changed.
   */
  function isSameInFields({ text }: QueryRun, row: number): boolean {
    // Former nodes are those of the last run, and not of the one whose answers are kept.
    if (changes !== ownChanges) return false
    if (!plainFields.has(text)) {
      plainFields.set(text, schema.isRepeatable(text) ? schema.fieldsRead(text) : undefined)
    }
    const fields = plainFields.get(text)
    if (!fields) return false
    const types = [...schema.typesRead(queryReadsOf(former.factsAt(row).reads))].sort()
    const key = [text, ...types].join('\n')
    const isSame = sameFields.get(key) ?? areFieldsSame({ types, fields }, nodes, changes)
    sameFields.set(key, isSame)
    return isSame
  }

  function schemaReason(): string {
    return lastState === undefined
      ? 'no answers of queries were kept: the cache is new, or the last build failed'
      : 'the schema changed'
  }

  function affectedBy(table: AnswerTable, since: NodeChanges): (row: number) => boolean {
    const isAny = [...since.byType.keys()].some(type => types.has(type))
    return isAny ? table.affectedBy(since, schema) : () => false
  }

  /** Of all answers that were found or kept, those that changes of nodes since have not made stale. */
  function collect(later: NodeChanges): AnswerTableWriter {
    const written = createAnswerTable()
    const tables: readonly (readonly [AnswerTable, ReadonlyMap<string, number>])[] = [
      [former, found],
      [fresh.read(), kept],
    ]
    for (const [table, rows] of tables) {
      const isStale = affectedBy(table, later)
      for (const [key, row] of rows) {
        if (!isStale(row)) written.add(key, table.factsAt(row))
      }
    }
    return written
  }

  function forgetOthers(table: AnswerTable): void {
    if (answers.size === table.size) return
    const wanted = new Set(table.keys)
    for (const key of [...answers.keys()]) if (!wanted.has(key)) answers.delete(key)
  }

  return {
    find(run) {
      const row = former.rowOf(run.key)
      if (row === undefined || !former.hasIdentity(row, identityOf(run))) return undefined
      if (isAffected(row) && !isSameInFields(run, row)) return undefined
      found.set(run.key, row)
      return {
        hash: former.answerHashAt(row),
        json: () => answers.get(run.key)?.toString(),
      }
    },
    explain(run, nameOf) {
      const row = former.rowOf(run.key)
      if (row === undefined) return lastState === state ? 'the page is new' : schemaReason()
      const { textHash, variablesHash, reads } = former.factsAt(row)
      if (textHash !== identityOf(run).textHash) return 'the text of its query changed'
      if (variablesHash !== run.variablesHash) return 'the variables of its query changed'
      return explainChange(queryReadsOf(reads), changes, nameOf)
    },
    keep(run, { json, hash, reads }) {
      found.delete(run.key)
      kept.set(run.key, fresh.add(run.key, { ...identityOf(run), answerHash: hash, reads }))
      answers.set(run.key, Buffer.from(json))
      for (const type of schema.typesRead(reads)) types.add(type)
    },
    finish() {
      const later = nodes.changesSince(opened)
      const isAnyStale = [...later.byType.keys()].some(type => types.has(type))
      if (kept.size > 0 || found.size < former.size || isAnyStale) {
        const written = collect(later)
        facts.set(TABLE, written.encode())
        forgetOthers(written.read())
      }
      forgetPendingChanges(facts)
      facts.set(STATE, Buffer.from([state, ...types].join('\n')))
    },
  }
}
