import { isAbsolute } from 'node:path'
import { describeValue } from '#support/describe-value'
import { isRecord } from '#support/is-record'
import type { Alias, BundleSettings, Fallback } from '../settings/bundle-settings.ts'
import type { InertConfig } from './inert-config.ts'
import { defaultRules } from './inert-rules.ts'
import { styleSettings } from './style-settings.ts'

/** What a webpack configuration asks for in our terms. */
export type TranslatedConfig = Omit<BundleSettings, 'babel'>

/** Reads what plugins made of a stage's configuration. What it says beyond defaults and these parts has no effect. */
export function translateConfig(config: InertConfig, root: string): TranslatedConfig {
  const resolve = isRecord(config.resolve) ? config.resolve : {}
  const rules = isRecord(config.module) ? listOf(config.module.rules) : []
  return {
    defines: definesOf(listOf(config.plugins)),
    provided: providedOf(listOf(config.plugins)),
    aliases: aliasesOf(resolve),
    extensions: listOf(resolve.extensions).filter(extension => typeof extension === 'string'),
    fallbacks: fallbacksOf(resolve),
    moduleFolders: listOf(resolve.modules)
      .filter(folder => typeof folder === 'string')
      .filter(folder => isAbsolute(folder)),
    // Nothing needs to ask of each module what Gatsby's own rules say: Vite does the same by itself.
    moduleRules: describeValue(rules) === describeValue(defaultRules()) ? [] : rules,
    styles: styleSettings(rules, root),
  }
}

/** `DefinePlugin`, ours or webpack's own instance. */
function definesOf(plugins: readonly unknown[]): Record<string, string> {
  const defines: Record<string, string> = {}
  for (const plugin of plugins) {
    for (const [name, value] of Object.entries(definitionsOf(plugin))) {
      flatten(name, value, defines)
    }
  }
  return defines
}

function definitionsOf(plugin: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(plugin)) return {}
  if (plugin.kind === 'DefinePlugin' && isRecord(plugin.options)) return plugin.options
  const webpacks = plugin.constructor?.name === 'DefinePlugin'
  return webpacks && isRecord(plugin.definitions) ? plugin.definitions : {}
}

/** Strings are code, other values themselves; `{ a: { b: 1 } }` is `a.b`. */
function flatten(name: string, value: unknown, defines: Record<string, string>): void {
  if (isRecord(value)) {
    for (const [key, inner] of Object.entries(value)) flatten(`${name}.${key}`, inner, defines)
  } else if (typeof value === 'string') defines[name] = value
  else defines[name] = JSON.stringify(value) ?? 'undefined'
}

function aliasesOf(resolve: Readonly<Record<string, unknown>>): Alias[] {
  const { alias } = resolve
  const entries: readonly (readonly [string, unknown])[] = isRecord(alias)
    ? Object.entries(alias)
    : listOf(alias).flatMap(item =>
        isRecord(item) && typeof item.name === 'string' ? [[item.name, item.alias] as const] : [],
      )
  return entries.flatMap(([name, value]) => {
    const exact = name.endsWith('$')
    const find = exact ? name.slice(0, -1) : name
    const replacement = Array.isArray(value) ? value[0] : value
    return typeof replacement === 'string' ? [{ find, replacement, exact }] : []
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
    const definitions = plugin.kind === 'ProvidePlugin' ? plugin.options : undefined
    const webpacks = plugin.constructor?.name === 'ProvidePlugin' ? plugin.definitions : undefined
    const listed = definitions ?? webpacks
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
