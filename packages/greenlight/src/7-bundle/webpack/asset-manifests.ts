import { isFunction } from '#support/is-function'
import { isRecord } from '#support/is-record'
import type { AssetManifest } from '../settings/bundle-settings.ts'
import type { ClientBundle } from '../site-bundle.ts'

/** Options of webpack-assets-manifest by which a list becomes another one. */
const OF_ITS_OWN = ['customize', 'transform', 'apply', 'done', 'integrity', 'publicPath']

/** Whether webpack-assets-manifest is asked for a plain list. */
export function isPlainManifest({ options }: Readonly<Record<string, unknown>>): boolean {
  return (
    isRecord(options) &&
    typeof options.output === 'string' &&
    !OF_ITS_OWN.some(name => isFunction(options[name]) || typeof options[name] === 'string')
  )
}

/** What instances of webpack-assets-manifest among plugins ask for. */
export function assetManifestsOf(plugins: readonly unknown[]): AssetManifest[] {
  return plugins.flatMap((plugin): AssetManifest[] => {
    if (!isRecord(plugin) || plugin.constructor?.name !== 'WebpackAssetsManifest') return []
    const { options } = plugin
    if (!isRecord(options) || !isPlainManifest(plugin)) return []
    const { assets, output } = options
    return [
      {
        file: String(output),
        tell(files) {
          if (isRecord(assets)) Object.assign(assets, files)
        },
      },
    ]
  })
}

const HASHED = /[.-][0-9a-f]{20}(?=\.(?:js|css)$)/

/** The files of a bundle by the names that they would have without a hash; sorted, as webpack-assets-manifest does. */
export function assetsByName({
  files,
}: Pick<ClientBundle, 'files'>): Readonly<Record<string, string>> {
  const named = [...files.keys()].map(file => [file.replace(HASHED, ''), file] as const)
  return Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)))
}
