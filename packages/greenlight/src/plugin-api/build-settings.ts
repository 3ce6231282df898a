import type { Plugin } from '#plugins'

/** One call of an action that configures webpack or Babel, kept for the bundling stage. */
export interface BuildSetting {
  readonly action:
    | 'setWebpackConfig'
    | 'replaceWebpackConfig'
    | 'setBabelOptions'
    | 'setBabelPlugin'
    | 'setBabelPreset'
  readonly value: unknown
  readonly plugin: Plugin
}

/** Everything plugins say of the bundle, in the order they said it. */
export interface BuildSettings {
  readonly settings: readonly BuildSetting[]
  add(setting: BuildSetting): void
  /** Told of each setting from now on, within the call that makes it; undefined ends that. */
  listen(listener: ((setting: BuildSetting) => void) | undefined): void
}

/** Makes an empty list of settings. */
export function createBuildSettings(): BuildSettings {
  const settings: BuildSetting[] = []
  let told: ((setting: BuildSetting) => void) | undefined
  return {
    settings,
    add(setting) {
      settings.push(setting)
      told?.(setting)
    },
    listen(listener) {
      told = listener
    },
  }
}
