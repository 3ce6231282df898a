// Stage 7: Pages, Queries -> SiteBundle.

export { type BabelCall, babelSettings, babelState } from './babel/babel-settings.ts'
export { chunkMap, webpackStats } from './describe-chunks.ts'
export { ineffectiveSettings } from './errors.ts'
export { type BundleReason, bundleOrReuse } from './reuse-bundle.ts'
export type { Alias, AssetManifest, BundleSettings } from './settings/bundle-settings.ts'
export { environmentDefines } from './settings/environment-defines.ts'
export { pathDefines } from './settings/path-defines.ts'
export type {
  BuildStage,
  BundleInput,
  ClientBundle,
  MatchPath,
  RendererBundle,
  RewrittenModule,
  SiteBundle,
} from './site-bundle.ts'
export { assetsByName } from './webpack/asset-manifests.ts'
export { listIneffective } from './webpack/ineffective-settings.ts'
export { createWebpackStage, type WebpackStage } from './webpack/inert-config.ts'
export { translateConfig } from './webpack/translate-config.ts'
