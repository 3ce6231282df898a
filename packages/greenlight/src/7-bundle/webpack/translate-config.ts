import { isAbsolute } from 'node:path'
import { isRecord } from '#support/is-record'
import type { Alias, BundleSettings } from '../settings/bundle-settings.ts'
import type { InertConfig } from './inert-config.ts'

/** What a webpack configuration asks for in our terms. */
export type TranslatedConfig = Omit<BundleSettings, 'babel'>

/** Reads what plugins made of a stage's configuration. What it says beyond defaults and these parts has no effect. */
export function translateConfig(config: InertConfig): TranslatedConfig {
  const resolve = isRecord(config.resolve) ? config.resolve : {}
  const rules = isRecord(config.module) ? listOf(config.module.rules) : []
  return {
    defines: definesOf(listOf(config.plugins)),
    aliases: aliasesOf(resolve),
    moduleFolders: listOf(resolve.modules).filter(
      folder => typeof folder === 'string' && isAbsolute(folder),
    ) as string[],
    emptyModules: rules.flatMap(emptyPatterns),
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

/** Modules that a null-loader takes. */
function emptyPatterns(rule: unknown): RegExp[] {
  if (!isRecord(rule)) return []
  const nested = [...listOf(rule.oneOf), ...listOf(rule.rules)].flatMap(emptyPatterns)
  const uses = [rule.use, rule.loader].flat(2)
  const isNull = uses.some(use => /(^|\/)null-loader/.test(nameOf(use)))
  return isNull ? [...nested, ...patternsOf(rule.test)] : nested
}

function patternsOf(test: unknown): RegExp[] {
  return [test].flat(2).flatMap(item => {
    if (item instanceof RegExp) return [item]
    return typeof item === 'string' ? [new RegExp(`^${escapeRegExp(item)}`)] : []
  })
}

function nameOf(use: unknown): string {
  if (typeof use === 'string') return use
  return isRecord(use) && typeof use.loader === 'string' ? use.loader : ''
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
