import { isRecord } from '#support/is-record'
import type { BuildStage } from '../site-bundle.ts'

/** One Babel plugin or preset that a plugin of the site asked for. */
export interface BabelItem {
  /** Absolute path or package name. */
  readonly name: string
  readonly options: Readonly<Record<string, unknown>>
  /** Folder from which a package name is looked up. */
  readonly from: string
}

/** What plugins of the site add to Babel in one stage. */
export interface BabelSettings {
  readonly plugins: readonly BabelItem[]
  readonly presets: readonly BabelItem[]
}

/** A call of `setBabelPlugin` or `setBabelPreset` within `onCreateBabelConfig`. */
export interface BabelCall {
  readonly kind: 'plugin' | 'preset'
  /** What was passed: `{ name, options, stage }`. */
  readonly value: unknown
  /** Folder of the acting plugin. */
  readonly from: string
}

/** The presets that come with Gatsby; what they do is done without Babel. */
const BUILT_IN = /babel-preset-gatsby|babel-plugin-remove-graphql-queries|@babel\/preset-typescript/

/** What the calls add to a stage: a later call with the same name adds its options to the earlier one, as in Gatsby. */
export function babelSettings(calls: readonly BabelCall[], stage: BuildStage): BabelSettings {
  return { plugins: itemsOf(calls, stage, 'plugin'), presets: itemsOf(calls, stage, 'preset') }
}

function itemsOf(
  calls: readonly BabelCall[],
  stage: BuildStage,
  kind: BabelCall['kind'],
): readonly BabelItem[] {
  const items = new Map<string, BabelItem>()
  for (const { kind: called, value, from } of calls) {
    if (called !== kind || !isRecord(value) || typeof value.name !== 'string') continue
    if (value.stage !== undefined && value.stage !== stage) continue
    if (BUILT_IN.test(value.name)) continue
    const options = isRecord(value.options) ? value.options : {}
    const known = items.get(value.name)
    items.set(value.name, { name: value.name, from, options: { ...known?.options, ...options } })
  }
  return [...items.values()]
}
