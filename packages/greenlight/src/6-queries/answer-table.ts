import { deserialize, serialize } from 'node:v8'
import type { NodeChanges } from '#nodes'
import type { QueryReads, SiteSchema } from '#schema'
import { createList, type ListColumn, someAt, valuesAt } from './list-column.ts'

/** What is known of a kept answer beside its JSON. Hashes are those of `contentHash`. */
export interface AnswerFacts {
  readonly textHash: string
  readonly variablesHash: string
  /** Of its JSON. */
  readonly answerHash: string
  readonly reads: AnswerReads
}

/** `QueryReads` in any form that can be gone through. */
export interface AnswerReads {
  readonly nodes: Iterable<string>
  readonly types: Iterable<string>
  readonly lookups: Iterable<readonly [key: string, found: string | null]>
}

/**
 * The facts of all kept answers, row by row. There are as many as there are pages, and a run in which nothing changed
 * looks at each: so they are read and written as a few long columns, what answers share is there once, and nothing is
 * made of a row unless it is asked for.
 */
export interface AnswerTable {
  readonly size: number
  readonly keys: readonly string[]
  /** Rows asked for in the order in which they were added are found at once. */
  rowOf(key: string): number | undefined
  hasIdentity(row: number, identity: Pick<AnswerFacts, 'textHash' | 'variablesHash'>): boolean
  answerHashAt(row: number): string
  factsAt(row: number): AnswerFacts
  /** Makes a function that says whether changes of nodes can alter the answer of a row. */
  affectedBy(changes: NodeChanges, schema: Pick<SiteSchema, 'isAffected'>): (row: number) => boolean
}

/** A table that is being written. */
export interface AnswerTableWriter {
  /** @returns its row */
  add(key: string, facts: AnswerFacts): number
  read(): AnswerTable
  encode(): Buffer
}

/** Characters of a hash. */
const HASH = 27

interface Columns {
  readonly keys: readonly string[]
  /** Hashes, one after another. */
  readonly variables: string
  readonly answers: string
  readonly texts: readonly string[]
  readonly textOf: Uint32Array
  readonly ids: readonly string[]
  readonly nodesOf: ListColumn
  readonly types: readonly string[]
  readonly typesOf: ListColumn
  readonly lookups: readonly (readonly [key: string, found: string | null])[]
  readonly lookupsOf: ListColumn
}

/** @param bytes what `AnswerTableWriter.encode` gave; none for an empty table */
export function openAnswerTable(bytes?: Buffer): AnswerTable {
  return bytes ? tableOf(deserialize(bytes)) : createAnswerTable().read()
}

export function createAnswerTable(): AnswerTableWriter {
  const keys: string[] = []
  const variables: string[] = []
  const answers: string[] = []
  const texts = numberValues<string>()
  const textOf: number[] = []
  const ids = numberValues<string>()
  const nodesOf = createList()
  const types = numberValues<string>()
  const typesOf = createList()
  const lookups = numberValues<readonly [string, string | null]>()
  const lookupsOf = createList()

  const columns = (): Columns => ({
    keys,
    variables: variables.join(''),
    answers: answers.join(''),
    texts: texts.values,
    textOf: Uint32Array.from(textOf),
    ids: ids.values,
    nodesOf: nodesOf.column(),
    types: types.values,
    typesOf: typesOf.column(),
    lookups: lookups.values,
    lookupsOf: lookupsOf.column(),
  })

  return {
    add(key, { textHash, variablesHash, answerHash, reads }) {
      keys.push(key)
      variables.push(variablesHash)
      answers.push(answerHash)
      textOf.push(texts.numberOf(textHash, textHash))
      for (const id of reads.nodes) nodesOf.push(ids.numberOf(id, id))
      for (const type of reads.types) typesOf.push(types.numberOf(type, type))
      for (const lookup of reads.lookups) {
        const [searched, found] = lookup
        lookupsOf.push(lookups.numberOf(`${found ?? ''}\n${searched}`, [searched, found]))
      }
      for (const list of [nodesOf, typesOf, lookupsOf]) list.endRow()
      return keys.length - 1
    },
    read: () => tableOf(columns()),
    encode: () => serialize(columns()),
  }
}

function tableOf(columns: Columns): AnswerTable {
  const { keys, variables, answers, texts, textOf } = columns
  let rows: Map<string, number> | undefined
  let next = 0

  function rowOf(key: string): number | undefined {
    if (keys[next] === key) return next++
    rows ??= new Map(keys.map((one, row) => [one, row]))
    const row = rows.get(key)
    if (row !== undefined) next = row + 1
    return row
  }

  const textHashAt = (row: number) => texts[textOf[row] ?? -1] ?? ''
  const hashAt = (hashes: string, row: number) => hashes.slice(row * HASH, (row + 1) * HASH)

  return {
    size: keys.length,
    keys,
    rowOf,
    hasIdentity: (row, { textHash, variablesHash }) =>
      textHashAt(row) === textHash && variables.startsWith(variablesHash, row * HASH),
    answerHashAt: row => hashAt(answers, row),
    factsAt: row => ({
      textHash: textHashAt(row),
      variablesHash: hashAt(variables, row),
      answerHash: hashAt(answers, row),
      reads: readsAt(columns, row),
    }),
    affectedBy: (changes, schema) => findAffected(columns, changes, schema),
  }
}

function readsAt(columns: Columns, row: number): AnswerReads {
  const { ids, nodesOf, types, typesOf, lookups, lookupsOf } = columns
  return {
    nodes: valuesAt(ids, nodesOf, row),
    types: valuesAt(types, typesOf, row),
    lookups: valuesAt(lookups, lookupsOf, row),
  }
}

/** The reads of an answer as `SiteSchema` takes them. */
export function queryReadsOf({ nodes, types, lookups }: AnswerReads): QueryReads {
  return { nodes: new Set(nodes), types: new Set(types), lookups: new Map(lookups) }
}

/** As `SiteSchema.isAffected`, but for what many answers read the question is put once. */
function findAffected(
  { ids, nodesOf, types, typesOf, lookups, lookupsOf }: Columns,
  changes: NodeChanges,
  schema: Pick<SiteSchema, 'isAffected'>,
): (row: number) => boolean {
  const byType = [...changes.byType.values()]
  const isNodeAffected = rememberAnswers(ids, id =>
    byType.some(({ created, updated, deleted }) => {
      return created.has(id) || updated.has(id) || deleted.has(id)
    }),
  )
  const isTypeAffected = rememberAnswers(types, type => changes.byType.has(type))
  const isLookupAffected = rememberAnswers(lookups, lookup =>
    schema.isAffected(queryReadsOf({ nodes: [], types: [], lookups: [lookup] }), changes),
  )
  return row =>
    someAt(typesOf, row, isTypeAffected) ||
    someAt(nodesOf, row, isNodeAffected) ||
    someAt(lookupsOf, row, isLookupAffected)
}

/** Asks for each value of a list once, at its place, and only when the answer is wanted. */
function rememberAnswers<T>(
  values: readonly T[],
  ask: (value: T) => boolean,
): (place: number) => boolean {
  const [unknown, no, yes] = [0, 1, 2]
  const known = new Uint8Array(values.length)
  return place => {
    const value = values[place]
    if (value === undefined) return true
    if (known[place] === unknown) known[place] = ask(value) ? yes : no
    return known[place] === yes
  }
}

/** Gives values numbers in the order in which their keys are first met. */
function numberValues<T>(): {
  readonly values: readonly T[]
  numberOf(key: string, value: T): number
} {
  const values: T[] = []
  const numbers = new Map<string, number>()
  return {
    values,
    numberOf(key, value) {
      let number = numbers.get(key)
      if (number === undefined) {
        number = values.length
        numbers.set(key, number)
        values.push(value)
      }
      return number
    },
  }
}
