import mergeWith from 'lodash-es/mergeWith.js'
import { isRecord } from '#support/is-record'
import type { BuildStage } from '../site-bundle.ts'
import { InertPlugin, inertLoaders, inertPlugins } from './inert-parts.ts'
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

/** Makes the configuration of a stage as far as plugins look into it. */
export function createWebpackStage(
  stage: BuildStage,
  { root, extensions }: { readonly root: string; readonly extensions: readonly string[] },
): WebpackStage {
  const rules = inertRules()
  const loaders = inertLoaders()
  const plugins = inertPlugins()
  let config: InertConfig = {
    name: stage,
    context: root,
    entry: stage === 'build-javascript' ? { app: `${root}/.cache/production-app` } : {},
    output: { path: `${root}/public`, filename: '[name]-[contenthash].js', publicPath: '/' },
    mode: 'production',
    target: stage === 'build-javascript' ? 'web' : 'node',
    devtool: stage === 'build-javascript' ? 'source-map' : false,
    module: { rules: [...defaultRules()] },
    plugins: [
      new InertPlugin('DefinePlugin', [{}]),
      new InertPlugin('MiniCssExtractPlugin', [{ filename: '[name].[contenthash].css' }]),
    ],
    resolve: {
      extensions: [...extensions],
      alias: {},
      modules: ['node_modules'],
      mainFields: ['browser', 'module', 'main'],
      fallback: {},
      plugins: [],
    },
    resolveLoader: { modules: ['node_modules'], alias: {} },
    optimization: { minimizer: [], splitChunks: { cacheGroups: {} } },
    externals: [],
  }
  return {
    hookArguments: { stage, getConfig: () => config, rules, loaders, plugins },
    config: () => config,
    merge(value) {
      if (isRecord(value)) config = mergeWith({ ...config }, value, joinLists)
    },
    replace(value) {
      if (isRecord(value)) config = value
    },
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
