// Stage 1: site folder -> SiteConfig.

export { compiledInputs } from './compile-typescript.ts'
export { readBundleVariables, type SiteEnvironment } from './environment.ts'
export { localPluginWithoutManifest, pluginNotFound } from './errors.ts'
// What stage 2 needs to load plugins the same way.
export { findModuleFile } from './find-module-file.ts'
export { compiledFolder, type LoadConfigOptions, loadConfig } from './load-config.ts'
export { loadableFile, loadModule, unwrapDefault } from './load-module.ts'
export { locateKey, parserOptionsFor } from './locate-key.ts'
export {
  folderOfPackage,
  type PluginLocation,
  type PluginManifest,
  type ResolveFailure,
  resolvePlugin,
} from './resolve-plugin.ts'
export { readSiteBrowsers } from './site-browsers.ts'
export type {
  Command,
  EntryOrigin,
  GatsbyConfig,
  PluginEntry,
  SiteConfig,
  Theme,
} from './site-config.ts'
