/** A loader as it stands in a webpack configuration: its name for us, never a function. */
export interface InertLoader {
  readonly loader: string
  readonly options: Readonly<Record<string, unknown>>
}

/** A webpack plugin that plugins of the site asked for by name; nothing of webpack runs. */
export class InertPlugin {
  /** Name of webpack's plugin, e.g. `DefinePlugin`. */
  readonly kind: string
  /** What it was made with. */
  readonly options: Record<string, unknown>
  readonly args: readonly unknown[]

  constructor(kind: string, args: readonly unknown[]) {
    this.kind = kind
    this.args = args
    const [options] = args
    this.options = typeof options === 'object' && options !== null ? { ...options } : {}
  }
}

const LOADERS = [
  ...['js', 'css', 'postcss', 'miniCssExtract', 'style', 'null', 'url', 'file', 'raw'],
  ...['json', 'yaml', 'dependencies', 'exports', 'imports', 'csv', 'sass', 'less'],
] as const

/** `loaders` of `onCreateWebpackConfig`: each gives a record with the loader's name. */
export function inertLoaders(): Readonly<
  Record<string, (options?: Readonly<Record<string, unknown>>) => InertLoader>
> {
  return Object.fromEntries(
    LOADERS.map(name => [
      name,
      (options: Readonly<Record<string, unknown>> = {}) => ({ loader: `${name}-loader`, options }),
    ]),
  )
}

const PLUGINS: Readonly<Record<string, string>> = {
  define: 'DefinePlugin',
  provide: 'ProvidePlugin',
  ignore: 'IgnorePlugin',
  normalModuleReplacement: 'NormalModuleReplacementPlugin',
  contextReplacement: 'ContextReplacementPlugin',
  extractText: 'MiniCssExtractPlugin',
  minifyJs: 'TerserPlugin',
  minifyCss: 'CssMinimizerPlugin',
  moment: 'IgnorePlugin',
}

/** `plugins` of `onCreateWebpackConfig`. */
export function inertPlugins(): Readonly<Record<string, (...args: unknown[]) => InertPlugin>> {
  return Object.fromEntries(
    Object.entries(PLUGINS).map(([name, kind]) => [
      name,
      (...args: unknown[]) => new InertPlugin(kind, args),
    ]),
  )
}
