import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import escapeRegExp from 'lodash-es/escapeRegExp.js'
import type { AliasOptions, InlineConfig, Plugin as VitePlugin } from 'vite'
import { type AssetInfo, isInlined } from './asset-names.ts'
import { babelPlugin } from './plugins/babel-plugin.ts'
import { contentTemplatesPlugin, hasContent } from './plugins/content-templates-plugin.ts'
import { dataFilesPlugin } from './plugins/data-files-plugin.ts'
import { fallbacksPlugin } from './plugins/fallbacks-plugin.ts'
import { type ModuleGraph, moduleGraphPlugin } from './plugins/module-graph-plugin.ts'
import { moduleReplacementsPlugin } from './plugins/module-replacements-plugin.ts'
import { moduleRulesPlugin } from './plugins/module-rules-plugin.ts'
import { type ModuleUses, queriesPlugin } from './plugins/queries-plugin.ts'
import { runtimePlugin } from './plugins/runtime-plugin.ts'
import { sourceFilesPlugin } from './plugins/source-files-plugin.ts'
import { themeShadowingPlugin } from './plugins/theme-shadowing-plugin.ts'
import { virtualModulesPlugin } from './plugins/virtual-modules-plugin.ts'
import type { BuildStage, BundleInput } from './site-bundle.ts'
import { styleOptions } from './style-options.ts'

/** Packages that must be one copy: the site's. */
const ONE_COPY = ['react', 'react-dom']

/** Where the code that runs inside sites is. */
export function runtimeFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('greenlight-runtime/package.json'))
}

/** A stage's configuration for Vite, with the plugins in the order in which they see a module. */
export async function viteConfig(
  input: BundleInput,
  stage: BuildStage,
  {
    entries,
    assetFileNames,
    onSources,
    onUses,
    onGraph,
    plugins: ofStage = [],
  }: {
    /** Entry modules by chunk name. */
    readonly entries: Readonly<Record<string, string>>
    readonly assetFileNames: (asset: AssetInfo) => string
    /** Told of all files that the bundle was made of. */
    readonly onSources: (files: readonly string[]) => void
    /** Told what each module asks for, and which modules it imports. */
    readonly onUses?: (module: string, uses: ModuleUses) => void
    readonly onGraph?: (graph: ModuleGraph) => void
    /** Further plugins of the stage. */
    readonly plugins?: readonly VitePlugin[]
  },
): Promise<InlineConfig> {
  const settings = input.settings[stage]
  const { jsxImportSource, jsxRuntime } = input.gatsbyConfig
  const plugins: VitePlugin[] = [
    virtualModulesPlugin(input),
    ...(input.shadows ? [themeShadowingPlugin(input.shadows)] : []),
    ...(Object.values(entries).some(hasContent) ? [contentTemplatesPlugin()] : []),
    ...(settings.replacements.length > 0 ? [moduleReplacementsPlugin(settings.replacements)] : []),
    ...(settings.fallbacks.length + settings.moduleFolders.length > 0
      ? [fallbacksPlugin(settings)]
      : []),
    ...(settings.moduleRules.length > 0
      ? [
          moduleRulesPlugin({
            rules: settings.moduleRules,
            root: input.root,
            stage,
            publicPath: input.publicPath,
            nameAsset: assetFileNames,
            onDependencies: onSources,
          }),
        ]
      : []),
    babelPlugin({
      settings: settings.babel,
      root: input.root,
      sourcePackages: input.sourcePackages(),
      onSources,
    }),
    dataFilesPlugin(),
    sourceFilesPlugin(onSources),
    runtimePlugin(runtimeFolder()),
    queriesPlugin({ ...input, stage, onUses: onUses ?? (() => {}) }),
    ...(onGraph ? [moduleGraphPlugin(onGraph)] : []),
    ...ofStage,
  ]
  return {
    root: input.root,
    base: `${input.publicPath}/`,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'silent',
    clearScreen: false,
    mode: 'production',
    define: { ...settings.defines },
    resolve: {
      alias: aliases(input, stage),
      dedupe: ONE_COPY,
      extensions: [
        ...new Set(['.mjs', ...input.extensions, ...settings.extensions, '.ts', '.tsx', '.cjs']),
      ],
    },
    oxc: {
      jsx: {
        runtime: jsxRuntime,
        development: false,
        ...(jsxImportSource && jsxRuntime === 'automatic' ? { importSource: jsxImportSource } : {}),
      },
    },
    css: await styleOptions(settings.styles, input.root),
    plugins,
    build: {
      write: false,
      outDir: stage === 'build-html' ? input.rendererFolder : join(input.root, 'public'),
      sourcemap: true,
      emptyOutDir: false,
      cssCodeSplit: false,
      modulePreload: false,
      reportCompressedSize: false,
      assetsInlineLimit: isInlined,
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
      rolldownOptions: {
        input: { ...entries },
        // Sites write JSX in .js files.
        moduleTypes: { '.js': 'jsx' },
        ...(Object.keys(settings.provided).length > 0
          ? { transform: { inject: { ...settings.provided } } }
          : {}),
        preserveEntrySignatures: 'strict',
        output: {
          // As Gatsby's: hosts know by such names what they may keep for ever.
          hashCharacters: 'hex',
          entryFileNames: '[name]-[hash:20].js',
          chunkFileNames: '[name]-[hash:20].js',
          assetFileNames,
        },
      },
    },
  }
}

function aliases(
  { settings, profile }: BundleInput,
  stage: BuildStage,
): Extract<AliasOptions, readonly unknown[]> {
  const folder = runtimeFolder()
  const runtime = createRequire(join(folder, 'package.json'))
  const entry = (path: string) => join(folder, path)
  return [
    ...settings[stage].aliases.map(({ find, replacement, exact }) => ({
      find: exact ? new RegExp(`^${escapeRegExp(find)}$`) : find,
      replacement,
    })),
    // As Gatsby's --profile, which means React's older entry only.
    ...(profile && stage === 'build-javascript'
      ? [{ find: /^react-dom(?:\/client)?$/, replacement: 'react-dom/profiling' }]
      : []),
    { find: /^gatsby$/, replacement: entry('gatsby/index.ts') },
    { find: /^gatsby-link$/, replacement: entry('gatsby/link.tsx') },
    { find: /^gatsby-script$/, replacement: entry('gatsby/script.tsx') },
    { find: /^gatsby-react-router-scroll$/, replacement: entry('gatsby/scroll.tsx') },
    {
      find: /^(?:@reach\/router|@gatsbyjs\/reach-router)$/,
      replacement: dirname(runtime.resolve('@gatsbyjs/reach-router/package.json')),
    },
    { find: /^greenlight-runtime\//, replacement: `${folder}/` },
  ]
}
