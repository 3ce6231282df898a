import type { ClientBundle } from './site-bundle.ts'

/** `chunk-map.json`: addresses of each entry's files by chunk name, the entry first. */
export function chunkMap({ scripts }: ClientBundle): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries([...scripts].map(([name, files]) => [name, files.map(addressOf)]))
}

/**
 * `webpack.stats.json` as far as plugins and hosts read it: files by chunk name, the stylesheet with `app`, and the
 * framework under the name that webpack's runtime has with Gatsby, since plugins look for it.
 */
export function webpackStats({ scripts, style }: ClientBundle): Readonly<Record<string, unknown>> {
  const styles = style ? [style.file] : []
  const assetsByChunkName: Record<string, readonly string[]> = {}
  const namedChunkGroups: Record<string, unknown> = {}
  for (const [name, files] of scripts) {
    const assets = name === 'app' ? [...styles, ...files] : [...files]
    assetsByChunkName[name] = assets
    namedChunkGroups[name] = { name, assets: assets.map(file => ({ name: file })) }
  }
  return {
    name: 'build-javascript',
    namedChunkGroups,
    assetsByChunkName: { 'webpack-runtime': [], ...assetsByChunkName },
    childAssetsByChunkName: {},
  }
}

function addressOf(file: string): string {
  return `/${file}`
}
