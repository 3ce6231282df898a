import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { ConfigItem, PartialConfig } from '@babel/core'
import { importModule } from '#support/import-module'
import { isRecord } from '#support/is-record'

/** Names under which Babel finds the configuration of a project. */
const CONFIG_FILES = [
  ...['js', 'cjs', 'mjs', 'json', 'cts'].map(extension => `babel.config.${extension}`),
  ...['', '.js', '.cjs', '.mjs', '.json', '.cts'].map(extension => `.babelrc${extension}`),
]

/** Whether a site has a Babel configuration of its own, as a file or in its `package.json`. */
export function hasBabelConfig(root: string): boolean {
  if (CONFIG_FILES.some(name => existsSync(join(root, name)))) return true
  const manifest = join(root, 'package.json')
  if (!existsSync(manifest)) return false
  const content: unknown = JSON.parse(readFileSync(manifest, 'utf8'))
  return isRecord(content) && content.babel !== undefined
}

/** What a site's configuration says of one file. */
export interface FileBabelConfig {
  readonly plugins: readonly ConfigItem[]
  /** Without Gatsby's own preset, which means what is done without Babel. */
  readonly presets: readonly ConfigItem[]
  /** The other options of Babel. */
  readonly options: Readonly<Record<string, unknown>>
  /** What the options of Gatsby's preset say of JSX. */
  readonly jsx: { readonly runtime?: string; readonly importSource?: string }
  /** Absolute paths of the configuration and of the site's own modules that it names. */
  readonly files: readonly string[]
}

/** As webpack's loader tells Babel: imports stay imports. */
export const CALLER = {
  name: 'babel-loader',
  supportsStaticESM: true,
  supportsDynamicImport: true,
  supportsTopLevelAwait: true,
}

/**
 * The site's configuration for a file; undefined where none applies to it.
 * @throws what Babel throws for a configuration that it cannot read
 */
export async function babelConfigOf(
  filename: string,
  root: string,
): Promise<FileBabelConfig | undefined> {
  const { loadPartialConfigAsync }: typeof import('@babel/core') = await importModule('@babel/core')
  const partial = await loadPartialConfigAsync({ filename, root, cwd: root, caller: CALLER })
  if (!partial?.hasFilesystemConfig()) return undefined
  const { plugins, presets, ...options } = partial.options
  const listed = { plugins: itemsOf(plugins), presets: itemsOf(presets) }
  const gatsby = listed.presets.find(isGatsbys)
  const { reactRuntime, reactImportSource } = isRecord(gatsby?.options) ? gatsby.options : {}
  return {
    plugins: listed.plugins,
    presets: listed.presets.filter(item => !isGatsbys(item)),
    options,
    jsx: {
      ...(typeof reactRuntime === 'string' ? { runtime: reactRuntime } : {}),
      ...(typeof reactImportSource === 'string' ? { importSource: reactImportSource } : {}),
    },
    files: [...configFilesOf(partial), ...ownModules([...listed.plugins, ...listed.presets])],
  }
}

/** The files that Babel read, which its types do not know of. */
function configFilesOf(partial: object): readonly string[] {
  const files = 'files' in partial && partial.files instanceof Set ? [...partial.files] : []
  return files.filter(file => typeof file === 'string')
}

function itemsOf(listed: PartialConfig['options']['plugins' | 'presets']): readonly ConfigItem[] {
  return (listed ?? []).filter(isConfigItem)
}

function isConfigItem(item: unknown): item is ConfigItem {
  return isRecord(item) && 'value' in item && 'dirname' in item
}

function isGatsbys({ file }: ConfigItem): boolean {
  return /(?:^|[\\/])babel-preset-gatsby[\\/]/.test(file?.resolved ?? '')
}

/** The files of plugins and presets that are no packages, with what they require. */
function ownModules(items: readonly ConfigItem[]): readonly string[] {
  return items.flatMap(({ file }) => (file ? modulesOf(file.resolved) : []))
}

/** A CommonJS module and those it requires, without packages. */
export function modulesOf(file: string): readonly string[] {
  const { cache } = createRequire(import.meta.url)
  const found = new Set<string>()
  const visit = (path: string) => {
    if (found.has(path) || path.includes('/node_modules/')) return
    found.add(path)
    for (const { id } of cache[path]?.children ?? []) visit(id)
  }
  visit(file)
  return [...found]
}
