import type { PageAtHand, RenderSetup } from '#render'
import { contentHash } from '#support/content-hash'
import { STATIC_QUERY } from './page-reasons.ts'

/** Name and value of something that documents are made of. */
export type Part = readonly [string, string]

/** What a page's document is made of beside its data. */
export interface SharedInputs {
  readonly parts: readonly Part[]
  /** Of all of them. */
  readonly hash: string
}

/** Makes a function that says what a page's document depends on beside its data. */
export function createSharedInputs(setup: RenderSetup): (page: PageAtHand) => SharedInputs {
  const results = new Map<string, string>()
  const style = contentHash(setup.style ? setup.style.href + setup.style.css : '')
  const resultHash = (hash: string) => {
    const known = results.get(hash) ?? contentHash(setup.staticQueryResults.get(hash) ?? '')
    results.set(hash, known)
    return known
  }
  const sliceHashes = new Map<string, string>()
  const sliceHash = (id: string) => {
    const { componentChunkName: chunk, data, staticQueryHashes = [] } = setup.slices.get(id) ?? {}
    const known =
      sliceHashes.get(id) ??
      contentHash(
        [
          id,
          data ?? '',
          ...(chunk === undefined
            ? []
            : [setup.components.get(chunk), ...(setup.scripts.get(chunk) ?? [])]),
          ...staticQueryHashes.map(resultHash),
        ].join('\0'),
      )
    sliceHashes.set(id, known)
    return known
  }
  const partsOf = ({ componentChunkName, staticQueryHashes, slices }: PageAtHand): Part[] => [
    ['the code that all pages share', [setup.entry, ...(setup.scripts.get('app') ?? [])].join()],
    [
      'the code of its template',
      [
        setup.components.get(componentChunkName) ?? '',
        ...(setup.scripts.get(componentChunkName) ?? []),
      ].join(),
    ],
    ['the stylesheet', style],
    ['the path prefix', setup.publicPath],
    ['what is asked for in advance', String(setup.preloadsData)],
    ...staticQueryHashes.map((hash): Part => [STATIC_QUERY + hash, resultHash(hash)]),
    ...slices.map((id): Part => [`slice ${id}`, sliceHash(id)]),
  ]
  /** Pages of a template differ only in the slices that they show. */
  const inputs = new Map<string, SharedInputs>()
  return page => {
    const key = [page.componentChunkName, ...page.slices].join('\0')
    let found = inputs.get(key)
    if (!found) {
      const parts = partsOf(page)
      found = { parts, hash: contentHash(JSON.stringify(parts)) }
      inputs.set(key, found)
    }
    return found
  }
}
