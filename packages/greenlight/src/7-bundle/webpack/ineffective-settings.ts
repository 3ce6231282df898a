import { isRecord } from '#support/is-record'
import { isPlainManifest } from './asset-manifests.ts'

/** Parts of a webpack configuration that are translated, or mean nothing for the result. */
const KNOWN: Readonly<Record<string, readonly string[] | true>> = {
  resolve: ['alias', 'extensions', 'fallback', 'modules'],
  module: ['rules'],
  plugins: true,
  // They describe what Gatsby itself has set, and come back with `getConfig()`.
  name: true,
  context: true,
  mode: true,
  // Gatsby takes them out of what is set.
  entry: true,
  output: true,
  target: true,
}

/** Plugins of webpack that are translated. */
const KNOWN_PLUGINS = new Set([
  ...['DefinePlugin', 'EnvironmentPlugin', 'ProvidePlugin', 'MiniCssExtractPlugin'],
  ...['IgnorePlugin', 'NormalModuleReplacementPlugin', 'WebpackAssetsManifest'],
])

/**
 * Names the settings of a webpack configuration that have no effect: dotted keys, and plugins by the name of their
 * class.
 *
 * @param before what was set before, for a configuration that replaces it; what is in both is not named
 */
export function listIneffective(config: unknown, before: unknown = {}): readonly string[] {
  const old = new Set(namesOf(before))
  return namesOf(config).filter(name => !old.has(name))
}

function namesOf(config: unknown): readonly string[] {
  if (!isRecord(config)) return []
  return Object.entries(config).flatMap(([key, value]) => {
    if (key === 'plugins') return pluginNames(value)
    const known = KNOWN[key]
    if (known === true || value === undefined) return []
    if (!isRecord(value)) return [key]
    return Object.keys(value)
      .filter(inner => value[inner] !== undefined && !known?.includes(inner))
      .map(inner => `${key}.${inner}`)
  })
}

/** Whether one of the plugins that are translated was given more than is translated, a function to decide with above all. */
function isBeyondUs(name: string, plugin: Readonly<Record<string, unknown>>): boolean {
  if (name === 'WebpackAssetsManifest') return !isPlainManifest(plugin)
  if (name === 'NormalModuleReplacementPlugin') return typeof plugin.newResource !== 'string'
  if (name !== 'IgnorePlugin') return false
  return !(isRecord(plugin.options) && plugin.options.resourceRegExp instanceof RegExp)
}

function pluginNames(plugins: unknown): readonly string[] {
  if (!Array.isArray(plugins)) return []
  return plugins.flatMap(plugin => {
    if (!isRecord(plugin)) return []
    const name = String(plugin.constructor?.name)
    return KNOWN_PLUGINS.has(name) && !isBeyondUs(name, plugin) ? [] : [name]
  })
}
