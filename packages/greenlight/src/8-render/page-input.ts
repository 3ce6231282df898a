/** What one page is rendered from; shape of the runtime's `RenderInput` without what the thread adds. */
export interface PageToRender {
  readonly path: string
  readonly componentChunkName: string
  /** Absolute path of the template, as the page has it. */
  readonly component: string
  readonly matchPath?: string
  /** Text of the page's page-data.json. */
  readonly pageData: string
  readonly staticQueryHashes: readonly string[]
  /** Ids of the slices that it may show. */
  readonly slices: readonly string[]
}

/** A page whose data is known, but made only when it is to be looked at. */
export interface PageAtHand extends Omit<PageToRender, 'component' | 'matchPath' | 'pageData'> {
  /** Hash of all that its data is made of: with the same key the data is the same. */
  readonly dataKey: string
  load(): Promise<PageToRender>
}

/** A slice as pages show it. */
export interface SliceToRender {
  /** Its id. */
  readonly name: string
  readonly componentChunkName: string
  /** Absolute path of the component. */
  readonly component: string
  /** Text of its slice-data file. */
  readonly data: string
  readonly context: Readonly<Record<string, unknown>>
  readonly staticQueryHashes: readonly string[]
}

/** What all pages of one build share. Plain data, so that it can be sent to threads. */
export interface RenderSetup {
  /** Folder of the renderer bundle, absolute. */
  readonly folder: string
  readonly entry: string
  /** File in the folder by chunk name. */
  readonly components: ReadonlyMap<string, string>
  /** Addresses of script files by chunk name, `app` included; the entry first. */
  readonly scripts: ReadonlyMap<string, readonly string[]>
  readonly style: { readonly href: string; readonly css: string } | undefined
  /** Results of static queries by hash, as JSON. */
  readonly staticQueryResults: ReadonlyMap<string, string>
  /** By id. */
  readonly slices: ReadonlyMap<string, SliceToRender>
  /** Prefix of the addresses of files. */
  readonly publicPath: string
  /** Whether documents ask for the page's data before their scripts do. */
  readonly preloadsData: boolean
}
