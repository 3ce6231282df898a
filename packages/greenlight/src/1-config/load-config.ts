import { join } from 'node:path'
import { type Problem, ProblemError } from '#diagnostics'
import { applyFlags } from './apply-flags.ts'
import { prepareEnvironment, readEnvironment } from './environment.ts'
import { configNotObject, misplacedFile } from './errors.ts'
import { findMisplacedFile, findModuleFile } from './find-module-file.ts'
import { loadModule, unwrapDefault } from './load-module.ts'
import { loadThemes } from './load-themes.ts'
import type { Command, SiteConfig } from './site-config.ts'
import { validateConfig } from './validate-config.ts'

export interface LoadConfigOptions {
  /** Site folder, absolute. */
  readonly root: string
  readonly command: Command
  readonly prefixPaths?: boolean
  readonly verbose?: boolean
}

/**
 * Stage 1: finds, loads, merges and validates a site's configuration and those of its themes.
 * Sets the environment variables that plugins expect. A site without gatsby-config gets the defaults.
 *
 * Errors of validation are in `problems`, so that they can be reported together with those of the plugins.
 *
 * @throws ProblemError when the configuration cannot be loaded at all
 */
export async function loadConfig({
  root,
  command,
  prefixPaths,
  verbose = false,
}: LoadConfigOptions): Promise<{
  readonly config: SiteConfig
  readonly problems: readonly Problem[]
}> {
  prepareEnvironment({ command, verbose })
  const cacheFolder = join(root, '.cache', 'greenlight')
  const options = { root, folder: compiledFolder(cacheFolder) }
  const file = findModuleFile(root, 'gatsby-config')
  if (!file) assertNotMisplaced(root)
  const exported = file === undefined ? {} : await loadExportedConfig(file, options)

  const flagProblems = applyFlags(exported.flags, { command, file })
  const environment = readEnvironment()
  const source = { config: exported, folder: root, file: file ?? join(root, 'gatsby-config.js') }
  const { merged, themes, problems: themeProblems } = await loadThemes(source, options)
  const { config: gatsbyConfig, problems: valueProblems } = validateConfig(merged, file)

  return {
    config: {
      root,
      command,
      prefixPaths: prefixPaths ?? environment.prefixPaths,
      ...(file === undefined ? {} : { configFile: file }),
      gatsbyConfig,
      plugins: merged.plugins ?? [],
      themes,
      environment,
      cacheFolder,
    },
    problems: [...flagProblems, ...valueProblems, ...themeProblems],
  }
}

/** Folder for compiled TypeScript below the engine's cache folder. */
export function compiledFolder(cacheFolder: string): string {
  return join(cacheFolder, 'compiled')
}

async function loadExportedConfig(
  file: string,
  options: { readonly root: string; readonly folder: string },
): Promise<Readonly<Record<string, unknown>>> {
  const exported = unwrapDefault(unwrapDefault(await loadModule(file, options)))
  if (typeof exported === 'object' && exported !== null && !Array.isArray(exported)) {
    return { ...exported }
  }
  const what = typeof exported === 'function' ? 'a function' : String(exported)
  throw new ProblemError(configNotObject(what, file))
}

function assertNotMisplaced(root: string): void {
  const found = findMisplacedFile(root, 'gatsby-config')
  if (found) {
    const extension = /tsx?$/.test(found) ? 'ts' : 'js'
    throw new ProblemError(misplacedFile(found, `gatsby-config.${extension} in the site's folder`))
  }
}
