import Joi from 'joi'

/** Told of each sub-plugin that stands in options under validation. */
export interface SubPluginVisitor {
  /** Called for every entry, with the path of its array in the options. */
  found(entry: { resolve: string; options?: unknown }, place: SubPluginPlace): void
  /** Called once per array, last; resolves the entries that take its place. */
  finish(entries: readonly unknown[]): Promise<readonly unknown[]>
}

export interface SubPluginPlace {
  /** Path of the array, dotted, `[]` for the concrete index. */
  readonly path: string
  /** `entry` of `Joi.subPlugins().entry(...)`: file below the sub-plugin's folder. */
  readonly entry?: string
}

/**
 * Joi as plugins get it in `pluginOptionsSchema`: version 17 with `Joi.subPlugins({ entry })`, which makes
 * names and objects into loaded sub-plugins.
 */
export function createOptionsJoi(visitor: SubPluginVisitor): Joi.Root {
  return Joi.extend(joi => ({
    type: 'subPlugins',
    base: joi
      .array()
      .items(
        joi.alternatives(
          joi.string(),
          joi.object({ resolve: Joi.string(), options: Joi.object({}).unknown(true) }),
        ),
      )
      .custom((value: unknown[], helpers: Joi.CustomHelpers) => {
        const entry = entryFlag(helpers.schema)
        const path = placeOf(helpers)
        return value.map(item => {
          const entryObject = typeof item === 'string' ? { resolve: item } : item
          if (isEntry(entryObject))
            visitor.found(entryObject, { path, ...(entry ? { entry } : {}) })
          return entryObject
        })
      }, 'sub-plugins')
      .default([])
      .external((value: unknown) => (Array.isArray(value) ? visitor.finish(value) : value)),
    args(schema: Joi.Schema, args: unknown) {
      const entry = isObject(args) && typeof args.entry === 'string' ? args.entry : undefined
      if (!entry) return schema
      const flagged: unknown = schema.$_setFlag('entry', entry, { clone: true })
      return Joi.isSchema(flagged) ? flagged : schema
    },
  }))
}

function entryFlag(schema: unknown): string | undefined {
  const flags = isObject(schema) ? schema._flags : undefined
  return isObject(flags) && typeof flags.entry === 'string' ? flags.entry : undefined
}

/** The value's path in the options; the index within an array that holds sub-plugins becomes `[]`. */
function placeOf({ state }: Joi.CustomHelpers): string {
  const path: (string | number)[] = state.path ?? []
  return path.map(key => (typeof key === 'number' ? '[]' : key)).join('.')
}

function isEntry(value: unknown): value is { resolve: string; options?: unknown } {
  return isObject(value) && typeof value.resolve === 'string'
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
