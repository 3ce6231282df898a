import isEqual from 'lodash-es/isEqual.js'
import merge from 'lodash-es/merge.js'
import uniqWith from 'lodash-es/uniqWith.js'
import type { PluginEntry } from './site-config.ts'

/** A gatsby-config as it was exported, its plugins already made entries. */
export type RawConfig = Readonly<Record<string, unknown>> & {
  readonly plugins?: readonly PluginEntry[]
}

/**
 * Merges configurations in order, later over earlier, by Gatsby's rule: `siteMetadata` and `mapping` merge
 * deeply, `plugins` are concatenated, of everything else the later value wins where it is truthy.
 */
export function mergeConfigs(configs: readonly RawConfig[]): RawConfig {
  const merged = configs.reduce<RawConfig>((earlier, later) => {
    const result: Record<string, unknown> = {}
    for (const key of new Set([...Object.keys(earlier), ...Object.keys(later)])) {
      result[key] =
        key === 'siteMetadata' || key === 'mapping'
          ? merge({}, earlier[key], later[key])
          : later[key] || earlier[key]
    }
    return { ...result, plugins: [...(earlier.plugins ?? []), ...(later.plugins ?? [])] }
  }, {})
  return { ...merged, plugins: uniqWith(merged.plugins ?? [], sameEntry) }
}

function sameEntry(a: PluginEntry, b: PluginEntry): boolean {
  return a.resolve === b.resolve && a.parentDir === b.parentDir && isEqual(a.options, b.options)
}
