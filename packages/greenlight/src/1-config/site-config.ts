import type { SiteEnvironment } from './environment.ts'

/** What is being done with the site; plugins see it as `process.env.gatsby_executing_command`. */
export type Command = 'build' | 'develop' | 'serve'

/** One entry of `plugins` with its defaults filled in, as Gatsby normalises it. */
export interface PluginEntry {
  readonly resolve: string
  readonly options: Record<string, unknown>
  /** Folder of the configuration that names the plugin: resolution starts there. */
  readonly parentDir: string
  /** Where the entry stands, for messages; takes no part in comparing entries. */
  readonly origin: EntryOrigin
}

export interface EntryOrigin {
  /** Configuration file, absolute. */
  readonly file: string
  /** Path of the entry in it, e.g. `['plugins', 3]`. */
  readonly keyPath: readonly (string | number)[]
}

/** The merged and validated gatsby-config, with Gatsby's defaults; shape as `store.getState().config`. */
export interface GatsbyConfig {
  readonly siteMetadata?: Record<string, unknown>
  readonly pathPrefix: string
  readonly assetPrefix?: string
  readonly trailingSlash: 'always' | 'never' | 'ignore'
  readonly jsxRuntime: 'automatic' | 'classic'
  readonly jsxImportSource?: string
  readonly polyfill: boolean
  readonly flags?: Record<string, boolean>
  readonly mapping?: Record<string, string>
  readonly proxy?: readonly { readonly prefix: string; readonly url: string }[]
  readonly headers: readonly unknown[]
  readonly graphqlTypegen: false | GraphqlTypegen
  readonly partytownProxiedURLs?: readonly string[]
  readonly developMiddleware?: (app: unknown) => void
  readonly adapter?: unknown
  readonly plugins?: readonly unknown[]
}

export interface GraphqlTypegen {
  readonly typesOutputPath: string
  readonly documentSearchPaths: readonly string[]
  readonly generateOnBuild: boolean
}

/** A theme whose gatsby-config took part in the merge; parents come before the themes that name them. */
export interface Theme {
  readonly name: string
  readonly folder: string
  readonly parentDir: string
}

/** Everything the stages know of a site's configuration. */
export interface SiteConfig {
  /** Site folder, absolute. */
  readonly root: string
  readonly command: Command
  /** `--prefix-paths`. */
  readonly prefixPaths: boolean
  readonly configFile?: string
  readonly gatsbyConfig: GatsbyConfig
  readonly plugins: readonly PluginEntry[]
  readonly themes: readonly Theme[]
  readonly environment: SiteEnvironment
  /** Folder for what the engine keeps between runs: `.cache/greenlight`. */
  readonly cacheFolder: string
}
