/** Content of a page's `page-data.json`. */
export interface PageData {
  readonly componentChunkName: string
  readonly path: string
  readonly result: PageResult
  readonly staticQueryHashes: readonly string[]
  readonly slicesMap?: Readonly<Record<string, string>>
  readonly matchPath?: string
}

/** Content of a slice's `slice-data/<id>.json`. */
export interface SliceData {
  readonly componentChunkName: string
  readonly result: {
    readonly data?: unknown
    readonly sliceContext: Readonly<Record<string, unknown>>
  }
  readonly staticQueryHashes: readonly string[]
}

/** What a page's component receives of its data. */
export interface PageResult {
  readonly data?: unknown
  readonly pageContext: Readonly<Record<string, unknown>>
  readonly serverData?: unknown
}

/** Parameters of the address, from the page's file name. */
export function paramsOf({ pageContext }: PageResult): Readonly<Record<string, unknown>> {
  const { __params: params } = pageContext
  return typeof params === 'object' && params !== null ? { ...params } : {}
}
