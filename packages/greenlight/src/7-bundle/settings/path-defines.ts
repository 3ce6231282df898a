import type { BundleInput } from '../site-bundle.ts'

/** The constants that Gatsby's own browser code, plugins and sites use for addresses, as source. */
export function pathDefines({
  publicPath,
  basePath,
  assetPrefix,
  gatsbyConfig,
}: Pick<BundleInput, 'assetPrefix' | 'basePath' | 'publicPath'> & {
  readonly gatsbyConfig: Pick<BundleInput['gatsbyConfig'], 'trailingSlash'>
}): Readonly<Record<string, string>> {
  return {
    __BASE_PATH__: JSON.stringify(basePath),
    __PATH_PREFIX__: JSON.stringify(publicPath),
    __ASSET_PREFIX__: JSON.stringify(assetPrefix),
    __TRAILING_SLASH__: JSON.stringify(gatsbyConfig.trailingSlash),
  }
}
