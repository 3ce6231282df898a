/** A page as plugins and queries see it; shape as in Gatsby's `store.getState().pages`. */
export interface Page {
  readonly internalComponentName: string
  readonly path: string
  readonly matchPath: string | undefined
  /** Absolute path of the template, with `?__contentFilePath=` where a content file is meant. */
  readonly component: string
  readonly componentPath: string
  readonly componentChunkName: string
  readonly isCreatedByStatefulCreatePages: boolean
  readonly context: Readonly<Record<string, unknown>>
  /** Milliseconds since 1970. */
  readonly updatedAt: number
  readonly slices: Readonly<Record<string, string>>
  readonly pluginCreator___NODE: string
  readonly pluginCreatorId: string
  readonly mode: 'SSG' | 'DSG' | 'SSR'
  readonly defer?: true
  readonly ownerNodeId?: string
}

/** What plugins pass to `createPage`. Nothing of it is certain. */
export interface PageInput {
  path?: unknown
  matchPath?: unknown
  component?: unknown
  context?: unknown
  slices?: unknown
  defer?: unknown
  ownerNodeId?: unknown
}

/** The plugin that creates a page. */
export interface PageCreator {
  readonly name: string
  readonly id?: string | undefined
}

/** A redirect, with whatever else the plugin gave for its host. */
export interface Redirect {
  readonly fromPath: string
  readonly toPath: string
  readonly isPermanent: boolean
  readonly redirectInBrowser: boolean
  readonly ignoreCase: boolean
  readonly [key: string]: unknown
}
