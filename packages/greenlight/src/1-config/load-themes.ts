import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Problem, ProblemError } from '#diagnostics'
import { closestMatch } from '#support/closest-match'
import { isRecord } from '#support/is-record'
import type { CompileOptions } from './compile-typescript.ts'
import {
  invalidPluginEntry,
  localPluginWithoutManifest,
  misspeltOptions,
  pluginNotFound,
} from './errors.ts'
import { findModuleFile } from './find-module-file.ts'
import { listInstalledPlugins } from './list-installed-plugins.ts'
import { loadModule, unwrapDefault } from './load-module.ts'
import { locateKey } from './locate-key.ts'
import { mergeConfigs, type RawConfig } from './merge-configs.ts'
import { resolvePlugin } from './resolve-plugin.ts'
import type { PluginEntry, Theme } from './site-config.ts'

/** A configuration as exported, with the folder and file it comes from. */
export interface ConfigSource {
  readonly config: Readonly<Record<string, unknown>>
  readonly folder: string
  readonly file: string
}

/**
 * Treats every plugin of a configuration as a theme: loads its own gatsby-config, recursively, parents first,
 * and merges all of them under the site's. Plugins that cannot be found are problems and left out.
 */
export async function loadThemes(
  site: ConfigSource,
  options: CompileOptions,
): Promise<{
  readonly merged: RawConfig
  readonly themes: readonly Theme[]
  readonly problems: readonly Problem[]
}> {
  const problems: Problem[] = []
  const themes: Theme[] = []
  const configs: RawConfig[] = []

  const visit = async (source: ConfigSource, ancestors: readonly string[]) => {
    const entries = readEntries(source, problems)
    const known: PluginEntry[] = []
    for (const entry of entries) {
      const folder = findThemeFolder(entry, source.folder, problems)
      if (folder === undefined) continue
      known.push(entry)
      // A theme that names itself or its descendant again adds nothing that is not being loaded already.
      const theme = ancestors.includes(folder)
        ? undefined
        : await loadThemeConfig(entry, folder, options, problems)
      if (theme) {
        const below = await visit(theme, [...ancestors, folder])
        configs.push({ ...theme.config, plugins: [...below, entry] })
      } else {
        configs.push({ plugins: [entry] })
      }
      themes.push({ name: entry.resolve, folder, parentDir: entry.parentDir })
    }
    return known
  }

  const plugins = await visit(site, [])
  const merged = mergeConfigs([...configs, { ...site.config, plugins }])
  return { merged, themes, problems }
}

/** The entries of a configuration's `plugins`; what is none becomes a problem. */
function readEntries({ config, folder, file }: ConfigSource, problems: Problem[]): PluginEntry[] {
  if (config.plugins === undefined || !Array.isArray(config.plugins)) return []
  return config.plugins.flatMap((entry: unknown, index) => {
    const keyPath = ['plugins', index]
    const origin = { file, keyPath }
    if (typeof entry === 'string') {
      return { resolve: entry, options: {}, parentDir: folder, origin }
    }
    if (!isRecord(entry) || typeof entry.resolve !== 'string') {
      problems.push(invalidPluginEntry(`plugins[${index}]`, locateKey(file, keyPath)))
      return []
    }
    if (entry.option !== undefined && !isFilled(entry.options)) {
      problems.push(misspeltOptions(entry.resolve, locateKey(file, [...keyPath, 'option'])))
      return []
    }
    const options = isRecord(entry.options) ? entry.options : {}
    return { resolve: entry.resolve, options, parentDir: folder, origin }
  })
}

/**
 * The folder whose gatsby-config counts as the plugin's. As in Gatsby it is the folder of the main file
 * where the package has one, else the package's folder.
 */
function findThemeFolder(
  entry: PluginEntry,
  from: string,
  problems: Problem[],
): string | undefined {
  const location = resolvePlugin(entry.resolve, from)
  if ('reason' in location) {
    const where = locateKey(entry.origin.file, entry.origin.keyPath)
    problems.push(
      location.reason === 'no-manifest'
        ? localPluginWithoutManifest(entry.resolve, location.folder, where)
        : pluginNotFound(
            {
              name: entry.resolve,
              from,
              suggestion: closestMatch(entry.resolve, listInstalledPlugins(from)),
            },
            where,
          ),
    )
    return undefined
  }
  if (location.local) return location.folder
  try {
    return dirname(createRequire(join(from, 'index.js')).resolve(entry.resolve))
  } catch {
    return location.folder
  }
}

async function loadThemeConfig(
  entry: PluginEntry,
  folder: string,
  options: CompileOptions,
  problems: Problem[],
): Promise<ConfigSource | undefined> {
  const file = findModuleFile(folder, 'gatsby-config')
  if (!file) return undefined
  try {
    const exported = unwrapDefault(unwrapDefault(await loadModule(file, options)))
    const config = typeof exported === 'function' ? await exported(entry.options) : exported
    return isRecord(config) ? { config, folder, file } : undefined
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    problems.push(...error.problems.map(problem => ({ plugin: entry.resolve, ...problem })))
    return undefined
  }
}

function isFilled(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).length > 0
}
