import type { EntryOrigin } from '#config'

/** A plugin's entry while its options are being validated; sub-plugins hang in `options`. */
export interface PluginDraft {
  resolve: string
  options: Record<string, unknown>
  readonly parentDir: string
  readonly origin: EntryOrigin
  /** Sub-plugins: file that `module` was loaded from. */
  modulePath?: string
  module?: unknown
  /** Where in `options` sub-plugins stand, e.g. `plugins.[]`. */
  subPluginPaths?: readonly string[]
}

/** A sub-plugin's entry as it stands in the options of its plugin. */
export interface SubPluginDraft {
  resolve: string
  options?: Record<string, unknown>
  modulePath?: string
  module?: unknown
  subPluginPaths?: readonly string[]
}
