// Stage 2: SiteConfig -> HookRunner.

// The list of plugins.
export { findBundledFile } from './detect-exports.ts'
export { createFailureLog, type FailureLog, ReportedError } from './failure-log.ts'
export { listGatsbyPackages } from './gatsby-packages.ts'
export { BROWSER_HOOKS, NODE_HOOKS, SSR_HOOKS } from './hook-names.ts'
// Running hooks.
export {
  type ArgumentsMaker,
  createHookRunner,
  type HookCall,
  type HookResult,
  type HookRunner,
  type RunningHook,
  type RunOptions,
} from './hook-runner.ts'
export { type LoadedPlugins, loadPlugins } from './load-plugins.ts'
export type { HookName, Plugin, PluginOptions } from './plugin.ts'
export type { GatsbyNodeModule } from './plugin-module.ts'
export { createThemeShadows, type ThemeShadows } from './theme-shadows.ts'
export { type HookWatch, watchHooks } from './watch-hooks.ts'
