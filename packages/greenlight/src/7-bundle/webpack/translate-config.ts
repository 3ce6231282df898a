import { isAbsolute } from 'node:path'
import escapeRegExp from 'lodash-es/escapeRegExp.js'
import { describeValue } from '#support/describe-value'
import { isFunction } from '#support/is-function'
import { isRecord } from '#support/is-record'
import type {
  Alias,
  BundleSettings,
  Fallback,
  ModuleReplacement,
} from '../settings/bundle-settings.ts'
import type { BuildStage } from '../site-bundle.ts'
import { assetManifestsOf } from './asset-manifests.ts'
import type { InertConfig } from './inert-config.ts'
import { inertLoaders } from './inert-parts.ts'
import { defaultRules } from './inert-rules.ts'
import { styleSettings } from './style-settings.ts'

/** What a webpack configuration asks for in our terms. */
export type TranslatedConfig = Omit<BundleSettings, 'babel'>

/** Reads what plugins made of a stage's configuration. What it says beyond defaults and these parts has no effect. */
export function translateConfig(
  config: InertConfig,
  {
    root,
    stage,
    variables = {},
  }: {
    readonly root: string
    readonly stage: BuildStage
    /** Variables of the environment. */
    readonly variables?: Readonly<Record<string, string>>
  },
): TranslatedConfig {
  const resolve = isRecord(config.resolve) ? config.resolve : {}
  const rules = isRecord(config.module) ? listOf(config.module.rules) : []
  return {
    defines: definesOf(listOf(config.plugins), variables),
    provided: providedOf(listOf(config.plugins)),
    aliases: aliasesOf(resolve),
    replacements: [...emptiedBy(resolve), ...replacementsOf(listOf(config.plugins))],
    extensions: listOf(resolve.extensions).filter(extension => typeof extension === 'string'),
    fallbacks: fallbacksOf(resolve),
    moduleFolders: listOf(resolve.modules)
      .filter(folder => typeof folder === 'string')
      .filter(folder => isAbsolute(folder)),
    moduleRules: isDefault(rules, stage) ? [] : rules,
    styles: styleSettings(rules, root),
    assetManifests: stage === 'build-html' ? [] : assetManifestsOf(listOf(config.plugins)),
  }
}

/** Whether rules are Gatsby's own: nothing needs to ask of each module what they say, Vite does the same by itself. */
function isDefault(rules: readonly unknown[], stage: BuildStage): boolean {
  const isHtml = stage === 'build-html'
  const defaults = defaultRules(inertLoaders({ isHtml }), { isHtml })
  return describeValue(rules) === describeValue(defaults)
}

/** `DefinePlugin` and `EnvironmentPlugin`, ours or webpack's own instance. */
function definesOf(
  plugins: readonly unknown[],
  variables: Readonly<Record<string, string>>,
): Record<string, string> {
  const defines: Record<string, string> = {}
  for (const plugin of plugins) {
    for (const [name, value] of Object.entries(definitionsOf(plugin, variables))) {
      flatten(name, value, defines)
    }
  }
  return defines
}

function definitionsOf(
  plugin: unknown,
  variables: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  if (!isRecord(plugin)) return {}
  const kind = plugin.constructor?.name
  if (kind === 'DefinePlugin') return isRecord(plugin.definitions) ? plugin.definitions : {}
  if (kind === 'EnvironmentPlugin') return variablesOf(plugin, variables)
  return {}
}

/** Variables of the environment by name, or by name with what they are where nobody has set them. */
function variablesOf(
  plugin: Readonly<Record<string, unknown>>,
  variables: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const args = listOf(plugin.args).flat()
  const names = Array.isArray(plugin.keys) ? plugin.keys : args
  const listed: readonly (readonly [string, unknown])[] = [
    ...names.flatMap(name => (typeof name === 'string' ? [[name, undefined] as const] : [])),
    ...[plugin.defaultValues, ...args].flatMap(defaults =>
      isRecord(defaults) ? Object.entries(defaults) : [],
    ),
  ]
  return Object.fromEntries(
    listed.flatMap(([name, missing]) => {
      const value = variables[name] ?? missing
      return value === undefined ? [] : [[`process.env.${name}`, JSON.stringify(value)]]
    }),
  )
}

/** `IgnorePlugin` and `NormalModuleReplacementPlugin`: modules that are empty, and modules instead of others. */
function replacementsOf(plugins: readonly unknown[]): ModuleReplacement[] {
  return plugins.flatMap((plugin): ModuleReplacement[] => {
    if (!isRecord(plugin)) return []
    const kind = plugin.constructor?.name
    if (kind === 'IgnorePlugin') return ignoredBy(plugin.options)
    if (kind !== 'NormalModuleReplacementPlugin') return []
    const { resourceRegExp: pattern, newResource } = plugin
    return pattern instanceof RegExp && typeof newResource === 'string'
      ? [{ pattern, context: undefined, replacement: newResource }]
      : []
  })
}

function ignoredBy(options: unknown): ModuleReplacement[] {
  if (!isRecord(options)) return []
  const { resourceRegExp: pattern, contextRegExp } = options
  // Gatsby's own: the locales of moment are loaded by a path that is made up, which no bundler here follows.
  if (!(pattern instanceof RegExp) || String(contextRegExp) === '/moment$/') return []
  const context = contextRegExp instanceof RegExp ? contextRegExp : undefined
  return [{ pattern, context, replacement: undefined }]
}

/** Strings are code, other values themselves; `{ a: { b: 1 } }` is `a.b`. */
function flatten(name: string, value: unknown, defines: Record<string, string>): void {
  if (isRecord(value) && !(value instanceof RegExp)) {
    for (const [key, inner] of Object.entries(value)) flatten(`${name}.${key}`, inner, defines)
  } else defines[name] = codeOf(value)
}

/** What DefinePlugin puts into code for a value; strings are code within lists and records, too. */
function codeOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'bigint') return `${value}n`
  if (value instanceof RegExp) return String(value)
  if (isFunction(value)) return `(${value})`
  if (Array.isArray(value)) return `[${value.map(codeOf).join(',')}]`
  if (!isRecord(value)) return JSON.stringify(value) ?? 'undefined'
  const entries = Object.entries(value).map(
    ([key, inner]) => `${JSON.stringify(key)}:${codeOf(inner)}`,
  )
  return `{${entries.join(',')}}`
}

interface ConfiguredAlias {
  readonly find: string
  /** A module; false for one that is empty. */
  readonly replacement: unknown
  readonly exact: boolean
}

/** `resolve.alias`, a record or a list; of several modules for one import the first. */
function configuredAliases({ alias }: Readonly<Record<string, unknown>>): ConfiguredAlias[] {
  const entries: readonly (readonly [string, unknown])[] = isRecord(alias)
    ? Object.entries(alias)
    : listOf(alias).flatMap(item =>
        isRecord(item) && typeof item.name === 'string' ? [[item.name, item.alias] as const] : [],
      )
  return entries.map(([name, value]) => {
    const exact = name.endsWith('$')
    const replacement: unknown = Array.isArray(value) ? value[0] : value
    return { find: exact ? name.slice(0, -1) : name, replacement, exact }
  })
}

function aliasesOf(resolve: Readonly<Record<string, unknown>>): Alias[] {
  return configuredAliases(resolve).flatMap(({ find, replacement, exact }) =>
    typeof replacement === 'string' ? [{ find, replacement, exact }] : [],
  )
}

/** Imports whose alias is `false`: their modules are empty. */
function emptiedBy(resolve: Readonly<Record<string, unknown>>): ModuleReplacement[] {
  return configuredAliases(resolve).flatMap(({ find, replacement, exact }) => {
    if (replacement !== false) return []
    const text = escapeRegExp(find)
    const pattern = new RegExp(exact ? `^${text}$` : `^${text}(?:/|$)`)
    return [{ pattern, context: undefined, replacement: undefined }]
  })
}

/** What stands in for modules that are not found: a module, or nothing. */
function fallbacksOf(resolve: Readonly<Record<string, unknown>>): Fallback[] {
  const { fallback } = resolve
  if (!isRecord(fallback)) return []
  return Object.entries(fallback).flatMap(([name, value]): Fallback[] => {
    const exact = name.endsWith('$')
    const find = exact ? name.slice(0, -1) : name
    const replacement = Array.isArray(value) ? value[0] : value
    if (replacement === false) return [{ find, replacement: undefined, exact }]
    return typeof replacement === 'string' ? [{ find, replacement, exact }] : []
  })
}

/** `ProvidePlugin`: imports that modules get for names they use without defining them. */
function providedOf(plugins: readonly unknown[]): Record<string, string | [string, string]> {
  const provided: Record<string, string | [string, string]> = {}
  for (const plugin of plugins) {
    if (!isRecord(plugin)) continue
    const listed = plugin.constructor?.name === 'ProvidePlugin' ? plugin.definitions : undefined
    for (const [name, value] of Object.entries(isRecord(listed) ? listed : {})) {
      const [module, member] = [value].flat()
      if (typeof module !== 'string') continue
      provided[name] = typeof member === 'string' ? [module, member] : module
    }
  }
  return provided
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
