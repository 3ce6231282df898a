import { isFunction } from '#support/is-function'
import { isRecord } from '#support/is-record'

/** A module as webpack's rules look at it. */
export interface RuledModule {
  /** Absolute path. */
  readonly path: string
  /** Query with its question mark, or empty. */
  readonly query: string
  /** File that imports the module, where it is known. */
  readonly issuer?: string
}

/** One loader that a rule puts a module through. */
export interface LoaderUse {
  /** Name or absolute path. */
  readonly loader: string
  readonly options: unknown
}

/** What the rules of a configuration say of one module. */
export interface ModuleTreatment {
  /** Loaders in webpack's order: the last one runs first. */
  readonly uses: readonly LoaderUse[]
  /** webpack's module type where a rule sets one, e.g. `asset/source`. */
  readonly type?: string
  /** Size in bytes up to which a module of type `asset` stands in the code. */
  readonly inlineLimit?: number
}

/**
 * What the rules say of a module: every rule that matches has its loaders in the list, of `oneOf` only the first.
 * Conditions are webpack's: patterns, beginnings of paths, functions, lists of which one must hold, and
 * `and`, `or`, `not`.
 */
export function treatmentOf(rules: readonly unknown[], module: RuledModule): ModuleTreatment {
  const matching = rules.flatMap(rule => matchRule(rule, module) ?? [])
  const type = matching.findLast(rule => typeof rule.type === 'string')?.type
  const limit = matching.findLast(rule => inlineLimitOf(rule) !== undefined)
  const inlineLimit = limit && inlineLimitOf(limit)
  return {
    uses: matching.flatMap(rule => usesOf(rule, module)),
    ...(typeof type === 'string' ? { type } : {}),
    ...(inlineLimit === undefined ? {} : { inlineLimit }),
  }
}

type Rule = Readonly<Record<string, unknown>>

/** The rule and its inner rules that match, or undefined where the rule itself does not. */
function matchRule(rule: unknown, module: RuledModule): readonly Rule[] | undefined {
  if (!isRecord(rule)) return undefined
  const { path, query, issuer } = module
  const conditions: readonly (readonly [unknown, string | undefined])[] = [
    [rule.test, path],
    [rule.include, path],
    [rule.resource, path],
    [rule.resourceQuery, query],
    [rule.issuer, issuer],
  ]
  for (const [condition, value] of conditions) {
    if (condition !== undefined && (value === undefined || !holds(condition, value)))
      return undefined
  }
  if (rule.exclude !== undefined && holds(rule.exclude, path)) return undefined
  const inner = listOf(rule.rules).flatMap(each => matchRule(each, module) ?? [])
  if (!Array.isArray(rule.oneOf)) return [rule, ...inner]
  for (const each of rule.oneOf) {
    const matched = matchRule(each, module)
    if (matched) return [rule, ...matched, ...inner]
  }
  // A rule of which none of its alternatives matches still has its own loaders.
  return [rule, ...inner]
}

function holds(condition: unknown, value: string): boolean {
  if (condition instanceof RegExp) return condition.test(value)
  if (typeof condition === 'string') return value.startsWith(condition)
  if (isFunction(condition)) return Boolean(condition(value))
  if (Array.isArray(condition)) return condition.some(each => holds(each, value))
  if (!isRecord(condition)) return false
  const { and, or, not } = condition
  return (
    (and === undefined || listOf(and).every(each => holds(each, value))) &&
    (or === undefined || listOf(or).some(each => holds(each, value))) &&
    (not === undefined || !holds(not, value))
  )
}

function usesOf(rule: Rule, { path, query, issuer = '' }: RuledModule): readonly LoaderUse[] {
  const use = isFunction(rule.use)
    ? rule.use({ resource: path, resourceQuery: query, realResource: path, issuer })
    : rule.use
  const listed = [use].flat(2).flatMap(toUse)
  return rule.loader === undefined
    ? listed
    : [...toUse({ loader: rule.loader, options: rule.options }), ...listed]
}

function toUse(use: unknown): readonly LoaderUse[] {
  if (typeof use === 'string') return [{ loader: use, options: {} }]
  if (!isRecord(use) || typeof use.loader !== 'string') return []
  return [{ loader: use.loader, options: use.options ?? {} }]
}

function inlineLimitOf({ parser }: Rule): number | undefined {
  const condition = isRecord(parser) ? parser.dataUrlCondition : undefined
  return isRecord(condition) && typeof condition.maxSize === 'number'
    ? condition.maxSize
    : undefined
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
