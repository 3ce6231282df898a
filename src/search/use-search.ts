import { useEffect, useState } from 'react'
import { type SearchOutcome, type SearchRequest, searchSite } from './pagefind.ts'
import { isEmptyRequest, readSearchRequest, writeSearchRequest } from './search-request.ts'

const pause = 150
const pageSize = 8

/** Where a search stands. `idle` also before scripts run, so that the page reads without them. */
export type SearchState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'searching' }
  | { readonly kind: 'found'; readonly outcome: SearchOutcome }
  | { readonly kind: 'failed' }

/** The search of the search page, kept in step with its address. */
export interface Search {
  readonly request: SearchRequest
  readonly state: SearchState
  readonly ask: (request: SearchRequest) => void
  /** Loads further hits of the same request. */
  readonly showMore: () => void
}

/** Holds the request of the search page and finds what it asks for. */
export function useSearch(): Search {
  const [request, setRequest] = useState<SearchRequest>({ words: '', topics: [] })
  const [limit, setLimit] = useState(pageSize)
  const [state, setState] = useState<SearchState>({ kind: 'idle' })

  useEffect(() => {
    setRequest(readSearchRequest(window.location.search))
  }, [])

  useEffect(() => {
    if (isEmptyRequest(request)) {
      setState({ kind: 'idle' })
      return undefined
    }
    let current = true
    const timer = window.setTimeout(() => {
      setState(earlier => (earlier.kind === 'found' ? earlier : { kind: 'searching' }))
      searchSite(request, limit).then(
        outcome => current && setState({ kind: 'found', outcome }),
        () => current && setState({ kind: 'failed' }),
      )
    }, pause)
    return () => {
      current = false
      window.clearTimeout(timer)
    }
  }, [request, limit])

  const ask = (next: SearchRequest) => {
    setRequest(next)
    setLimit(pageSize)
    const address = `${window.location.pathname}${writeSearchRequest(next)}`
    window.history.replaceState(window.history.state, '', address)
  }
  return { request, state, ask, showMore: () => setLimit(limit + pageSize) }
}
