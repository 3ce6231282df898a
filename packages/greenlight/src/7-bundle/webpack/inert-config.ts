import { join } from 'node:path'
import mergeWith from 'lodash-es/mergeWith.js'
import { isRecord } from '#support/is-record'
import type { BuildStage } from '../site-bundle.ts'
import { createInertPlugin, type InertPlugins, inertLoaders, inertPlugins } from './inert-parts.ts'
import { defaultRules, inertRules } from './inert-rules.ts'

/** A webpack configuration that nothing runs: plugins read and change it, then it is translated. */
export type InertConfig = Record<string, unknown>

/** One stage's configuration while `onCreateWebpackConfig` runs. */
export interface WebpackStage {
  /** What the hook receives beside what all hooks get. */
  readonly hookArguments: Readonly<Record<string, unknown>>
  readonly config: () => InertConfig
  /** `setWebpackConfig`: merged in; lists are joined. */
  readonly merge: (config: unknown) => void
  /** `replaceWebpackConfig`. */
  readonly replace: (config: unknown) => void
}

/** What a stage's configuration tells of the site. */
export interface WebpackSite {
  /** Site folder, absolute. */
  readonly root: string
  /** Extensions that imports may leave out, with their dots. */
  readonly extensions: readonly string[]
  /** Prefix of the addresses of files. */
  readonly publicPath?: string
  /** What Gatsby's own DefinePlugin defines, as source. */
  readonly definitions?: Readonly<Record<string, string>>
  /** Whether code for browsers is minified. */
  readonly minify?: boolean
}

/** Makes the configuration of a stage as far as plugins look into it. */
export function createWebpackStage(stage: BuildStage, site: WebpackSite): WebpackStage {
  const isHtml = stage === 'build-html'
  const loaders = inertLoaders({ isHtml })
  const rules = inertRules(loaders, { isHtml })
  const plugins = inertPlugins()
  const { root, extensions, publicPath = '' } = site
  let config: InertConfig = {
    name: stage,
    context: root,
    entry: isHtml
      ? { 'render-page': join(root, '.cache/static-entry') }
      : { app: join(root, '.cache/production-app') },
    output: outputOf(stage, root, publicPath),
    module: { rules: [...defaultRules(loaders, { isHtml })] },
    plugins: pluginsOf(stage, plugins, site),
    devtool: 'source-map',
    performance: { hints: false },
    mode: 'production',
    resolveLoader: { modules: [join(root, 'node_modules'), 'node_modules'] },
    resolve: { extensions: [...extensions], alias: {}, plugins: [] },
    target: isHtml ? 'node14.15' : ['web', 'es5'],
    optimization: optimizationOf(stage, site),
    ...(isHtml ? { externals: [] } : {}),
  }
  return {
    hookArguments: { stage, getConfig: () => config, rules, loaders, plugins },
    config: () => config,
    merge(value) {
      if (!isRecord(value)) return
      // As Gatsby: these are its own, and only a configuration that replaces all can set them.
      const { entry, output, target, ...rest } = value
      config = mergeWith({ ...config }, rest, joinLists)
    },
    replace(value) {
      if (isRecord(value)) config = value
    },
  }
}

function outputOf(stage: BuildStage, root: string, publicPath: string): InertConfig {
  const common = { publicPath: `${publicPath}/` }
  if (stage === 'build-html') {
    const path = join(root, '.cache/page-ssr/routes')
    const library = { type: 'commonjs' }
    return { path, filename: '[name].js', chunkFilename: '[name].js', library, ...common }
  }
  const filename = '[name]-[contenthash].js'
  return { filename, chunkFilename: filename, path: join(root, 'public'), ...common }
}

function pluginsOf(
  stage: BuildStage,
  { moment, define }: InertPlugins,
  { definitions = {} }: WebpackSite,
): readonly unknown[] {
  const filename = '[name].[contenthash].css'
  const extract = () =>
    createInertPlugin('MiniCssExtractPlugin', [{ filename, chunkFilename: filename }])
  return [moment?.(), define?.(definitions), ...(stage === 'build-javascript' ? [extract()] : [])]
}

/** The groups of chunks that plugins for other frameworks change; see `chunkGroups` for what they are here. */
function optimizationOf(stage: BuildStage, { minify = true }: WebpackSite): InertConfig {
  const groups = (names: readonly string[]) => Object.fromEntries(names.map(name => [name, {}]))
  if (stage === 'build-html') {
    const cacheGroups = groups(['defaultVendors', 'default'])
    return { minimize: false, splitChunks: { chunks: 'async', cacheGroups } }
  }
  const cacheGroups = {
    ...{ default: false, defaultVendors: false },
    ...groups(['framework', 'lib', 'commons', 'shared', 'styles']),
  }
  return {
    runtimeChunk: { name: 'webpack-runtime' },
    splitChunks: { chunks: 'all', cacheGroups },
    minimizer: [
      ...(minify ? [createInertPlugin('TerserPlugin', [{}])] : []),
      createInertPlugin('CssMinimizerPlugin', [{}]),
    ],
  }
}

function joinLists(old: unknown, added: unknown): unknown {
  if (Array.isArray(old) && Array.isArray(added)) return [...old, ...added]
  // Patterns and instances are values of their own, not records to be merged.
  return isPlain(added) ? undefined : added
}

function isPlain(value: unknown): boolean {
  return isRecord(value) && Object.getPrototypeOf(value) === Object.prototype
}
