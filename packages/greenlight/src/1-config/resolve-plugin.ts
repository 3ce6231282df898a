import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, isAbsolute, join } from 'node:path'

/** Where a plugin is installed. */
export interface PluginLocation {
  /** Folder with the plugin's package.json. */
  readonly folder: string
  readonly manifest: PluginManifest
  /** Found in the `plugins/` folder of the configuration that names it. */
  readonly local: boolean
}

export interface PluginManifest {
  readonly name?: string
  readonly version?: string
  readonly peerDependencies?: Readonly<Record<string, string>>
}

/** Why a plugin was not found. */
export type ResolveFailure =
  | { readonly reason: 'not-found' }
  | { readonly reason: 'no-manifest'; readonly folder: string }

/**
 * Finds a plugin as Gatsby does: `<from>/plugins/<name>`, else an installed package seen from `from`,
 * else an absolute path to a package's folder or one of its files.
 */
export function resolvePlugin(name: string, from: string): PluginLocation | ResolveFailure {
  if (!existsSync(name)) {
    const folder = join(from, 'plugins', name)
    if (existsSync(folder)) {
      const manifest = readManifest(folder)
      return manifest ? { folder, manifest, local: true } : { reason: 'no-manifest', folder }
    }
  }
  const folder = isAbsolute(name) ? folderOfPath(name) : folderOfPackage(name, from)
  const manifest = folder === undefined ? undefined : readManifest(folder)
  return folder !== undefined && manifest
    ? { folder, manifest, local: false }
    : { reason: 'not-found' }
}

/** Folder of an installed package, seen from a folder; also of packages that do not export their package.json. */
export function folderOfPackage(name: string, from: string): string | undefined {
  const require = createRequire(join(from, 'index.js'))
  try {
    return dirname(require.resolve(`${name}/package.json`))
  } catch {
    const paths = require.resolve.paths(name) ?? []
    return paths
      .map(path => join(path, name))
      .find(folder => existsSync(join(folder, 'package.json')))
  }
}

function folderOfPath(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats?.isDirectory()) return path
  try {
    return dirname(createRequire(import.meta.url).resolve(path))
  } catch {
    return undefined
  }
}

function readManifest(folder: string): PluginManifest | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  } catch {
    return undefined
  }
}
