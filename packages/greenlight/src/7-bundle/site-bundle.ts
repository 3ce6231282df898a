import type { GatsbyConfig } from '#config'
import type { Problem } from '#diagnostics'
import type { Redirect } from '#pages'
import type { Plugin, ThemeShadows } from '#plugins'
import type { BundleSettings } from './settings/bundle-settings.ts'

/** Which of Gatsby's two production bundles: what browsers get, or what renders HTML. */
export type BuildStage = 'build-javascript' | 'build-html'

/** What a module becomes when the queries in it have been answered at build time; see `rewriteQueries` of stage 6. */
export interface RewrittenModule {
  readonly code: string
  readonly map: string | undefined
  /** Hashes of the static queries whose results the module asks for. */
  readonly staticQueryHashes: readonly string[]
}

/** A `<Slice>` of a module; see `findSlices` of stage 6. */
export interface SliceUse {
  readonly alias: string
  readonly allowEmpty: boolean
}

/** A page whose address has parameters, as in Gatsby's `match-paths.json`. */
export interface MatchPath {
  readonly path: string
  readonly matchPath: string
}

/** Everything a bundle is made of. */
export interface BundleInput {
  /** Site folder, absolute. */
  readonly root: string
  readonly gatsbyConfig: Pick<GatsbyConfig, 'jsxImportSource' | 'jsxRuntime' | 'trailingSlash'>
  /** Prefix of the addresses of files: empty, or as `publicPathOf` gives it. */
  readonly publicPath: string
  /** Prefix of the addresses of pages: empty, or beginning with a slash. */
  readonly basePath: string
  /** Host of the site's files: empty, or `assetPrefix` of the configuration. */
  readonly assetPrefix: string
  /** Plugins in hook order, whose gatsby-browser and gatsby-ssr files are bundled. */
  readonly plugins: readonly Plugin[]
  /** Templates of pages and slices: chunk name to absolute path of the component. */
  readonly components: ReadonlyMap<string, string>
  /** Absent where no plugin has anything that could be shadowed. */
  readonly shadows?: ThemeShadows
  readonly redirects: readonly Redirect[]
  readonly matchPaths: readonly MatchPath[]
  /** Extensions that imports may leave out, with their dots, in order. */
  readonly extensions: readonly string[]
  /** The browsers that the site is for, as queries of Browserslist. */
  readonly browsers: readonly string[]
  /** What plugins and the environment ask of each stage's bundle. */
  readonly settings: Readonly<Record<BuildStage, BundleSettings>>
  /** Answers the queries in a module's source; undefined leaves the module as it is. */
  readonly rewriteModule: (
    code: string,
    file: string,
    stage: BuildStage,
  ) => RewrittenModule | undefined
  /** The slices that a module's source asks for. */
  readonly slicesOf: (code: string, file: string) => readonly SliceUse[]
  /**
   * Folders of packages whose modules Babel may change like the site's own: themes and others that are for Gatsby.
   * Asked for where there is something to bundle.
   */
  readonly sourcePackages: () => readonly string[]
  /** Folder that the renderer will be written to, absolute: its source maps count from there. */
  readonly rendererFolder: string
  /** Told of what is worth a warning. */
  readonly report: (problem: Problem) => void
  /** Whether client code is minified. */
  readonly minify: boolean
  /** Whether browsers get the build of React that tools can measure. */
  readonly profile: boolean
}

/** The bundles of a site, in memory. Names of files are relative to `public/` or to the renderer's folder. */
export interface SiteBundle {
  readonly client: ClientBundle
  readonly renderer: RendererBundle
  /** Absolute paths of the files that the bundles were made of. */
  readonly sources: readonly string[]
}

/** What browsers load. */
export interface ClientBundle {
  /** Content by file name. */
  readonly files: ReadonlyMap<string, string | Uint8Array>
  /** Script files of each entry, by chunk name (`app` and the templates): the entry first, then what it imports. */
  readonly scripts: ReadonlyMap<string, readonly string[]>
  /** The one stylesheet, where there is any CSS. */
  readonly style: { readonly file: string; readonly css: string } | undefined
  /** Static queries that each template may ask for, those of the whole site included; sorted. */
  readonly staticQueryHashes: ReadonlyMap<string, readonly string[]>
  /** Slices that each template may ask for, those of the whole site included; sorted by alias. */
  readonly slices: ReadonlyMap<string, readonly SliceUse[]>
}

/** The modules that render HTML, to be run in Node. */
export interface RendererBundle {
  readonly files: ReadonlyMap<string, string | Uint8Array>
  /** File with `renderPage`. Its name changes with its content and that of all it imports. */
  readonly entry: string
  /** File of each template by chunk name, named the same way. */
  readonly components: ReadonlyMap<string, string>
}
