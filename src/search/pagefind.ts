import { withPrefix } from 'gatsby'

/** A part of a page that matches, under its own heading. */
export interface SearchSection {
  readonly title: string
  readonly url: string
  /** HTML: escaped text whose hits are in `mark` elements. */
  readonly excerpt: string
}

/** A page that matches. */
export interface SearchHit {
  readonly url: string
  readonly meta: Readonly<Record<string, string | undefined>>
  /** HTML: escaped text whose hits are in `mark` elements. */
  readonly excerpt: string
  readonly filters: Readonly<Record<string, readonly string[] | undefined>>
  readonly sub_results: readonly SearchSection[]
}

interface SearchAnswer {
  readonly results: readonly { readonly id: string; readonly data: () => Promise<SearchHit> }[]
}

interface Pagefind {
  readonly init: () => Promise<void>
  readonly search: (
    query: string | null,
    options: { readonly filters?: Readonly<Record<string, readonly string[]>> },
  ) => Promise<SearchAnswer>
}

/** What is looked for: words, and topics of which a page must have all. */
export interface SearchRequest {
  readonly words: string
  readonly topics: readonly string[]
}

/** The hits of a request: how many there are, and the first of them in full. */
export interface SearchOutcome {
  readonly count: number
  readonly hits: readonly SearchHit[]
}

const indexAddress = '/pagefind/pagefind.js'

let opened: Promise<Pagefind> | undefined

/**
 * Opens the index that the build wrote; once opened it stays so.
 *
 * @throws TypeError where the index cannot be loaded, as in develop, which writes none.
 */
function openIndex(): Promise<Pagefind> {
  opened ??= (async () => {
    const address = withPrefix(indexAddress)
    const pagefind: Pagefind = await import(/* webpackIgnore: true */ /* @vite-ignore */ address)
    await pagefind.init()
    return pagefind
  })().catch(error => {
    opened = undefined
    throw error
  })
  return opened
}

/** Looks in the index of the site and loads the first `limit` hits. */
export async function searchSite(request: SearchRequest, limit: number): Promise<SearchOutcome> {
  const pagefind = await openIndex()
  const words = request.words.trim()
  const { results } = await pagefind.search(words === '' ? null : words, {
    ...(request.topics.length === 0 ? {} : { filters: { tag: request.topics } }),
  })
  const hits = await Promise.all(results.slice(0, limit).map(result => result.data()))
  return { count: results.length, hits }
}
