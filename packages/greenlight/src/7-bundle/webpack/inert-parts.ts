/** A loader as it stands in a webpack configuration: its name for us, never a function. */
export interface InertLoader {
  readonly loader: string
  readonly options: Readonly<Record<string, unknown>>
}

/** A webpack plugin that plugins of the site asked for by name; nothing of webpack runs. */
export class InertPlugin {
  /** Name of webpack's class, e.g. `DefinePlugin`. */
  readonly kind: string
  readonly args: readonly unknown[]
  /** What it was made with, where webpack's class keeps it under this name. */
  options: Record<string, unknown>;
  [field: string]: unknown

  constructor(kind: string, args: readonly unknown[]) {
    this.kind = kind
    this.args = args
    const [options] = args
    this.options = typeof options === 'object' && options !== null ? { ...options } : {}
  }
}

/** Fields of webpack's classes that plugins read and change, by class. */
const FIELDS: Readonly<Record<string, (plugin: InertPlugin) => void>> = {
  DefinePlugin: plugin => Object.assign(plugin, { definitions: plugin.options }),
  ProvidePlugin: plugin => Object.assign(plugin, { definitions: plugin.options }),
  NormalModuleReplacementPlugin: plugin => {
    const [resourceRegExp, newResource] = plugin.args
    Object.assign(plugin, { resourceRegExp, newResource })
  },
}

const CLASSES = new Map<string, typeof InertPlugin>()

/** Makes a plugin whose class has webpack's name: by it plugins find each other in `config.plugins`. */
export function createInertPlugin(kind: string, args: readonly unknown[]): InertPlugin {
  let named = CLASSES.get(kind)
  if (!named) {
    named = { [kind]: class extends InertPlugin {} }[kind] ?? InertPlugin
    CLASSES.set(kind, named)
  }
  const plugin = new named(kind, args)
  FIELDS[kind]?.(plugin)
  return plugin
}

const LOADERS: Readonly<Record<string, string>> = {
  json: 'json-loader',
  yaml: 'yaml-loader',
  null: 'null-loader',
  raw: 'raw-loader',
  style: 'style-loader',
  miniCssExtract: 'mini-css-extract-plugin',
  css: 'css-loader',
  postcss: 'postcss-loader',
  file: 'file-loader',
  url: 'url-loader',
  js: 'babel-loader',
  dependencies: 'babel-loader',
}

type LoaderOptions = Readonly<Record<string, unknown>>

/** `loaders` of `onCreateWebpackConfig`: each gives a record with the loader's name. */
export type InertLoaders = Readonly<Record<string, (options?: LoaderOptions) => InertLoader>>

/** The loaders of a stage; what renders HTML needs of CSS modules their names alone. */
export function inertLoaders({ isHtml }: { readonly isHtml: boolean }): InertLoaders {
  const defaults: Readonly<Record<string, (options: LoaderOptions) => LoaderOptions>> = {
    url: () => ({ limit: 10_000, ...FILE_OPTIONS, fallback: 'file-loader' }),
    file: () => FILE_OPTIONS,
    css: ({ modules }) => ({ modules: cssModules(modules, isHtml) }),
    yaml: () => ({ asJSON: true }),
  }
  const forced = new Set(['css'])
  return Object.fromEntries(
    Object.entries(LOADERS).map(([name, loader]) => [
      name,
      (options: LoaderOptions = {}) => {
        const own = defaults[name]?.(options) ?? {}
        return {
          loader,
          options: forced.has(name) ? { ...options, ...own } : { ...own, ...options },
        }
      },
    ]),
  )
}

const FILE_OPTIONS = { name: 'static/[name]-[hash].[ext]' }

/** How Gatsby names the classes of CSS modules. */
export const CLASS_NAME = '[name]--[local]--[hash:hex:5]'

/** `modules` of css-loader with Gatsby's own settings below those that were asked for. */
function cssModules(asked: unknown, isHtml: boolean): unknown {
  if (!asked) return false
  return {
    namedExport: true,
    localIdentName: CLASS_NAME,
    exportLocalsConvention: 'dashesOnly',
    exportOnlyLocals: isHtml,
    ...(typeof asked === 'object' ? asked : {}),
  }
}

/** `plugins` of `onCreateWebpackConfig`, and the class that each makes one of. */
const PLUGINS: Readonly<Record<string, string>> = {
  normalModuleReplacement: 'NormalModuleReplacementPlugin',
  contextReplacement: 'ContextReplacementPlugin',
  ignore: 'IgnorePlugin',
  watchIgnore: 'WatchIgnorePlugin',
  banner: 'BannerPlugin',
  prefetch: 'PrefetchPlugin',
  define: 'DefinePlugin',
  provide: 'ProvidePlugin',
  hotModuleReplacement: 'HotModuleReplacementPlugin',
  sourceMapDevTool: 'SourceMapDevToolPlugin',
  externals: 'ExternalsPlugin',
  progress: 'ProgressPlugin',
  noEmitOnErrors: 'NoEmitOnErrorsPlugin',
  environment: 'EnvironmentPlugin',
  dll: 'DllPlugin',
  dllReference: 'DllReferencePlugin',
  loaderOptions: 'LoaderOptionsPlugin',
  limitChunkCount: 'LimitChunkCountPlugin',
  minChunkSize: 'MinChunkSizePlugin',
  moduleConcatenation: 'ModuleConcatenationPlugin',
  minifyJs: 'TerserPlugin',
  minifyCss: 'CssMinimizerPlugin',
  extractText: 'MiniCssExtractPlugin',
}

/** `plugins` of `onCreateWebpackConfig`. */
export type InertPlugins = Readonly<Record<string, (...args: unknown[]) => InertPlugin>>

/** The plugins that `onCreateWebpackConfig` offers, by the names of its helpers. */
export function inertPlugins(): InertPlugins {
  const plugins = Object.entries(PLUGINS).map(
    ([name, kind]) => [name, (...args: unknown[]) => createInertPlugin(kind, args)] as const,
  )
  return { ...Object.fromEntries(plugins), moment: ignoreLocalesOfMoment }
}

/** Gatsby leaves the locales of moment out of bundles that do not name them. */
function ignoreLocalesOfMoment(): InertPlugin {
  return createInertPlugin('IgnorePlugin', [
    { resourceRegExp: /^\.\/locale$/, contextRegExp: /moment$/ },
  ])
}
