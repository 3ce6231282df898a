import type { BabelSettings } from '../babel/babel-settings.ts'
import type { StyleKind, StyleSettings } from '../webpack/style-settings.ts'

/** What plugins and the environment ask of one stage's bundle, translated from webpack's terms. */
export interface BundleSettings {
  /** Replaced expressions: dotted name to JavaScript source. */
  readonly defines: Readonly<Record<string, string>>
  /** Replaced imports, in order. */
  readonly aliases: readonly Alias[]
  /** Further folders, absolute, in which packages are looked for. */
  readonly moduleFolders: readonly string[]
  /** Extensions that imports may leave out, with their dots, in order. */
  readonly extensions: readonly string[]
  /** Imports that give another module, or nothing. */
  readonly replacements: readonly ModuleReplacement[]
  /** What stands in for modules that are not found. */
  readonly fallbacks: readonly Fallback[]
  /** Imports that modules get for names they use without defining them: a module, or a module and its export. */
  readonly provided: Readonly<Record<string, string | [module: string, member: string]>>
  /** `module.rules` of webpack's configuration, those of Gatsby included. */
  readonly moduleRules: readonly unknown[]
  readonly styles: Readonly<Record<StyleKind, StyleSettings>>
  readonly assetManifests: readonly AssetManifest[]
  /** What must be run through Babel, and how. */
  readonly babel: BabelSettings
}

/** A list of the files of a bundle that a plugin wants to have. */
export interface AssetManifest {
  /** Where in `public` it is written to. */
  readonly file: string
  /** Tells the plugin the names of files by those they would have without a hash. */
  readonly tell: (assets: Readonly<Record<string, string>>) => void
}

/** One replaced import. */
export interface Alias {
  /** The import, or the beginning of it up to a slash. */
  readonly find: string
  readonly replacement: string
  /** Whether only the whole import is meant. */
  readonly exact: boolean
}

/** An import that gives another module, or nothing, as webpack's plugins for that say. */
export interface ModuleReplacement {
  /** What the import looks like. */
  readonly pattern: RegExp
  /** What the folder of the importing file looks like; undefined for any. */
  readonly context: RegExp | undefined
  /** Module instead; undefined for one that is empty. */
  readonly replacement: string | undefined
}

/** What stands in for a module that is not found. */
export interface Fallback {
  /** The import, or the beginning of it up to a slash. */
  readonly find: string
  /** Module instead; undefined for one that is empty. */
  readonly replacement: string | undefined
  readonly exact: boolean
}
