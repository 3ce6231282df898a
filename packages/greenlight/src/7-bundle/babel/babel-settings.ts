import merge from 'lodash-es/merge.js'
import { isRecord } from '#support/is-record'
import type { BuildStage } from '../site-bundle.ts'
import { hasBabelConfig } from './site-babel-config.ts'

/** One Babel plugin or preset that a plugin of the site asked for. */
export interface BabelItem {
  /** Absolute path or package name. */
  readonly name: string
  readonly options: Readonly<Record<string, unknown>>
  /** Folder from which a package name is looked up. */
  readonly from: string
}

/** What plugins of the site add to Babel in one stage, and what the site itself wants of it. */
export interface BabelSettings {
  readonly plugins: readonly BabelItem[]
  readonly presets: readonly BabelItem[]
  /** Further options of Babel. */
  readonly options: Readonly<Record<string, unknown>>
  /** Whether the site has a Babel configuration of its own. */
  readonly hasConfig: boolean
}

/** A call of `setBabelPlugin`, `setBabelPreset` or `setBabelOptions`. */
export interface BabelCall {
  readonly kind: 'plugin' | 'preset' | 'options'
  /** What was passed: `{ name, options, stage }`. */
  readonly value: unknown
  /** Folder of the acting plugin. */
  readonly from: string
}

/** The presets that come with Gatsby; what they do is done without Babel. */
const BUILT_IN = /babel-preset-gatsby|babel-plugin-remove-graphql-queries|@babel\/preset-typescript/

/**
 * Newer syntax that gatsby-plugin-typescript, part of every site, asks Babel to compile. The bundler compiles it for the
 * browsers of the site, where these need it.
 */
const SYNTAX =
  /plugin-(?:proposal|transform)-(?:optional-chaining|nullish-coalescing-operator|numeric-separator)/

/** Options of Gatsby's loader that are about its own cache. */
const OF_LOADER = new Set(['cacheDirectory', 'cacheIdentifier', 'cacheCompression', 'customize'])

/** What the calls add to a stage: a later call with the same name adds its options to the earlier one, as in Gatsby. */
export function babelSettings(
  calls: readonly BabelCall[],
  stage: BuildStage,
  root: string,
): BabelSettings {
  return {
    plugins: itemsOf(calls, stage, 'plugin').filter(({ name }) => !SYNTAX.test(name)),
    presets: itemsOf(calls, stage, 'preset'),
    options: optionsOf(calls, stage),
    hasConfig: hasBabelConfig(root),
  }
}

/** The stages of Gatsby, for all of which plugins say what Babel is to do. */
const STAGES = ['develop', 'develop-html', 'build-html', 'build-javascript']

/** What Gatsby writes to `.cache/babelState.json`, which its preset reads in other tools, Storybook for one. */
export function babelState(
  calls: readonly BabelCall[],
  browserslist: readonly string[],
): Readonly<Record<string, unknown>> {
  const ofStage = (stage: string) => ({
    plugins: itemsOf(calls, stage, 'plugin').map(({ name, options }) => ({ name, options })),
    presets: itemsOf(calls, stage, 'preset').map(({ name, options }) => ({ name, options })),
    options: { cacheDirectory: true, sourceType: 'unambiguous', ...optionsOf(calls, stage) },
  })
  return { stages: Object.fromEntries(STAGES.map(stage => [stage, ofStage(stage)])), browserslist }
}

function itemsOf(
  calls: readonly BabelCall[],
  stage: string,
  kind: BabelCall['kind'],
): readonly BabelItem[] {
  const items = new Map<string, BabelItem>()
  for (const { kind: called, value, from } of calls) {
    if (called !== kind || !isRecord(value) || typeof value.name !== 'string') continue
    if (!isFor(value, stage) || BUILT_IN.test(value.name)) continue
    const options = isRecord(value.options) ? value.options : {}
    const known = items.get(value.name)
    items.set(value.name, { name: value.name, from, options: merge({}, known?.options, options) })
  }
  return [...items.values()]
}

function optionsOf(calls: readonly BabelCall[], stage: string): Record<string, unknown> {
  const all = calls.flatMap(({ kind, value }) =>
    kind === 'options' && isRecord(value) && isFor(value, stage) && isRecord(value.options)
      ? [value.options]
      : [],
  )
  const merged: Record<string, unknown> = Object.assign({}, ...all)
  return Object.fromEntries(Object.entries(merged).filter(([name]) => !OF_LOADER.has(name)))
}

function isFor({ stage: meant }: Readonly<Record<string, unknown>>, stage: string): boolean {
  return meant === undefined || meant === stage
}
