import { deserialize, serialize } from 'node:v8'
import type { RecordStore } from '#cache'
import { areFieldsSame, type Nodes } from '#nodes'
import type { QueryResult, SiteSchema } from '#schema'
import { contentHash } from '#support/content-hash'

/**
 * Answers to queries that hooks asked, kept between runs: most runs create the same pages from the same nodes. Only
 * answers that follow from the nodes alone are kept (`SiteSchema.isRepeatable`), and they hold while no node of a
 * type that was read has changed in any field that the query looks at. So a list of all posts need not be made anew,
 * and all posts read for it, when the text of one changed.
 */
export interface KeptAnswers {
  /** The data of the answer, as a new object; undefined where the query is to be run. */
  find(query: AskedQuery): { readonly data: unknown } | undefined
  keep(query: AskedQuery, result: QueryResult): void
  /** Forgets what was not asked for, and what later changes of nodes have made stale. Call when nodes are saved. */
  finish(): void
}

interface AskedQuery {
  readonly text: string
  readonly variables: Readonly<Record<string, unknown>>
}

interface KeptAnswer {
  readonly types: readonly string[]
  /** Names of the fields that it looks at; undefined where they are not known. */
  readonly fields: readonly string[] | undefined
  readonly data: unknown
}

/** Grows when the form of the records changes. */
const FORMAT = 2
const STATE = 'state'

export function createKeptAnswers({
  store,
  schema,
  nodes,
}: {
  readonly store: RecordStore
  readonly schema: SiteSchema
  readonly nodes: ComparedNodes
}): KeptAnswers {
  const state = Buffer.from(`${FORMAT} ${contentHash(schema.print())}`)
  if (!store.get(STATE)?.equals(state)) store.clear()
  store.set(STATE, state)
  /** Of each answer that holds, the types it was made of and when. */
  const used = new Map<string, { readonly types: readonly string[]; readonly revision: number }>()
  const changedTypes = createChangedTypes(nodes)

  return {
    find(query) {
      const key = keyOf(query)
      const bytes = key === undefined ? undefined : store.get(key)
      if (key === undefined || !bytes) return undefined
      const { types, fields, data }: KeptAnswer = deserialize(bytes)
      const changed = changedTypes()
      const concerned = types.filter(type => changed.has(type))
      if (concerned.length > 0) {
        const since = nodes.changesSince(0)
        if (!fields || !areFieldsSame({ types: concerned, fields }, nodes, since)) return undefined
      }
      used.set(key, { types, revision: nodes.revision })
      return { data }
    },
    keep(query, { data, errors, reads }) {
      const key = keyOf(query)
      if (key === undefined || !data || errors?.length || !schema.isRepeatable(query.text)) return
      const types = [...schema.typesRead(reads)]
      const fields = schema.fieldsRead(query.text)
      const bytes = encode({ types, fields: fields && [...fields], data })
      if (!bytes) return
      store.set(key, bytes)
      used.set(key, { types, revision: nodes.revision })
    },
    finish() {
      for (const key of [...store.keys()]) {
        if (key === STATE) continue
        const answer = used.get(key)
        const changed = answer && nodes.changesSince(answer.revision).byType
        if (!changed || answer.types.some(type => changed.has(type))) store.delete(key)
      }
    },
  }
}

type ComparedNodes = Pick<Nodes, 'revision' | 'changesSince' | 'get' | 'former'>

/** Undefined for variables that JSON does not tell apart. */
function keyOf({ text, variables }: AskedQuery): string | undefined {
  const isPlain = Object.values(variables).every(
    value => value === null || ['string', 'number', 'boolean'].includes(typeof value),
  )
  return isPlain ? contentHash(JSON.stringify([text, variables])) : undefined
}

/** Undefined for data that cannot be kept, such as functions in a scalar of a plugin. */
function encode(answer: KeptAnswer): Buffer | undefined {
  try {
    return serialize(answer)
  } catch {
    return undefined
  }
}

/** The types of which nodes have changed in this run, up to now. */
function createChangedTypes(
  nodes: Pick<Nodes, 'revision' | 'changesSince'>,
): () => ReadonlySet<string> {
  const types = new Set<string>()
  let revision = 0
  return () => {
    if (revision !== nodes.revision) {
      for (const type of nodes.changesSince(revision).byType.keys()) types.add(type)
      revision = nodes.revision
    }
    return types
  }
}
