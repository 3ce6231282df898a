import type { LogLevel, Problem } from '#diagnostics'
import type { QueryReads } from '#schema'

/** A query to be answered. Plain data. */
export interface QueryRequest {
  readonly text: string
  /** Also the page's fields and context, which resolvers see. */
  readonly variables: Readonly<Record<string, unknown>>
  readonly path?: string | undefined
}

/** What a thread starts with. */
export interface ThreadStart<Data> {
  readonly data: Data
  /** Of `QueryTurns`. */
  readonly turns: SharedArrayBuffer
}

/** What a thread is sent. `id` is that of the question that it answers, or a new one for queries. */
export type ThreadRequest =
  | { readonly kind: 'query'; readonly id: number; readonly query: QueryRequest }
  | { readonly kind: 'reply'; readonly id: number; readonly value: unknown }

/** Something that a thread's plugins said. */
export type ThreadNote =
  | { readonly kind: 'log'; readonly level: LogLevel; readonly text: string }
  | { readonly kind: 'problem'; readonly problem: Problem }
  /** A problem that is told once, however often it occurs. */
  | { readonly kind: 'failure'; readonly problem: Problem }
  | { readonly kind: 'activity'; readonly name: string; readonly outcome: 'success' | 'failure' }
  /** Addresses of images that the image CDN was asked for. */
  | { readonly kind: 'image'; readonly url: string }

/** Values that plugins put into their caches: the bytes of all, one after another. */
export interface CacheWrites {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** `length` is undefined for a value that was deleted. */
  readonly values: readonly {
    readonly store: string
    readonly key: string
    readonly length: number | undefined
  }[]
}

/** What answering a query did beside its answer. */
export interface SideEffects {
  readonly notes: readonly ThreadNote[]
  readonly writes: CacheWrites | undefined
}

/** What a thread sends. */
export type ThreadReply<Question> =
  /** It has opened the site; the hash is that of its schema. */
  | { readonly kind: 'ready'; readonly schemaHash: string }
  | { readonly kind: 'unusable'; readonly reason: string }
  | ({
      readonly kind: 'answer'
      readonly id: number
      readonly json: string
      readonly reads: QueryReads
    } & SideEffects)
  /** The main thread is to run the query: what it did here counts for nothing. */
  | { readonly kind: 'given back'; readonly id: number; readonly reason: string }
  /** A question to the main thread, which replies with the same id. */
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question }
  /** Effects of queries that were answered before. */
  | ({ readonly kind: 'late' } & SideEffects)
  /** A rejection that nobody handled. */
  | { readonly kind: 'late failure'; readonly error: unknown }
