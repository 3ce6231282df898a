/** What plugins and the environment ask of one stage's bundle, translated from webpack's terms. */
export interface BundleSettings {
  /** Replaced expressions: dotted name to JavaScript source. */
  readonly defines: Readonly<Record<string, string>>
  /** Replaced imports, in order. */
  readonly aliases: readonly Alias[]
  /** Further folders, absolute, in which packages are looked for. */
  readonly moduleFolders: readonly string[]
  /** Modules that are empty in this stage. */
  readonly emptyModules: readonly RegExp[]
}

/** One replaced import. */
export interface Alias {
  /** The import, or the beginning of it up to a slash. */
  readonly find: string
  readonly replacement: string
  /** Whether only the whole import is meant. */
  readonly exact: boolean
}
