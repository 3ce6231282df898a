import type { BabelSettings } from '../babel/babel-settings.ts'

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
  /** What must be run through Babel, and how. */
  readonly babel: BabelSettings
}

/** One replaced import. */
export interface Alias {
  /** The import, or the beginning of it up to a slash. */
  readonly find: string
  readonly replacement: string
  /** Whether only the whole import is meant. */
  readonly exact: boolean
}
