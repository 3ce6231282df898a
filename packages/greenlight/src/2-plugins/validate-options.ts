import { createRequire } from 'node:module'
import Joi from 'joi'
import {
  type EntryOrigin,
  localPluginWithoutManifest,
  locateKey,
  pluginNotFound,
  resolvePlugin,
  unwrapDefault,
} from '#config'
import { messageOf, type Problem, ProblemError } from '#diagnostics'
import { closestMatch } from '#support/closest-match'
import { isFunction } from '#support/is-function'
import { isRecord } from '#support/is-record'
import { loadFile } from '#support/load-file'
import { brokenOptionsSchema, invalidOptions, unknownOption } from './errors.ts'
import { createOptionsJoi } from './options-joi.ts'
import type { PluginDraft } from './plugin-draft.ts'
import type { PluginModules } from './plugin-module.ts'

/**
 * Validates the options of a plugin and, recursively, of its sub-plugins, each with the schema of its own
 * gatsby-node. Defaults and conversions of the schema become the options; the draft is changed in place.
 * Sub-plugins get their `module`.
 *
 * @returns every problem; unknown options are warnings, as in Gatsby
 */
export async function validateOptions(
  draft: PluginDraft,
  modules: PluginModules,
): Promise<Problem[]> {
  const location = resolvePlugin(draft.resolve, draft.parentDir)
  if ('reason' in location) {
    const where = locateKey(draft.origin.file, draft.origin.keyPath)
    return [
      location.reason === 'no-manifest'
        ? localPluginWithoutManifest(draft.resolve, location.folder, where)
        : pluginNotFound({ name: draft.resolve, from: draft.parentDir }, where),
    ]
  }
  const problems: Problem[] = []
  let declare: unknown
  try {
    declare = (await modules.gatsbyNode(location.folder)).pluginOptionsSchema
  } catch (error) {
    // Reported once, with the place, when the list of plugins is put together.
    if (!(error instanceof ProblemError)) throw error
  }
  if (!isFunction(declare)) return problems

  const subPluginPaths = new Set<string>()
  const joi = createOptionsJoi({
    found(entry, { path, entry: file }) {
      const target = resolvePlugin(entry.resolve, draft.parentDir)
      if (!('reason' in target)) setModulePath(entry, target.folder, file)
      subPluginPaths.add(path)
    },
    async finish(entries) {
      const validated: unknown[] = []
      for (const entry of entries) {
        validated.push(await validateSubPlugin(entry, draft, modules, problems))
      }
      return validated
    },
  })

  const schema = readSchema(draft, declare, joi, problems)
  if (!schema) return problems
  await applySchema(draft, schema, problems)

  // Sub-plugins under `plugins` are validated also where the schema does not say what they are.
  const { plugins } = draft.options
  if (!subPluginPaths.has('plugins') && Array.isArray(plugins) && plugins.length > 0) {
    const validated: unknown[] = []
    for (const entry of plugins) {
      validated.push(await validateSubPlugin(entry, draft, modules, problems))
    }
    draft.options.plugins = validated
    subPluginPaths.add('plugins')
  }
  if (subPluginPaths.size > 0) draft.subPluginPaths = [...subPluginPaths]
  return problems
}

function readSchema(
  draft: PluginDraft,
  declare: (...args: readonly unknown[]) => unknown,
  joi: Joi.Root,
  problems: Problem[],
): Joi.ObjectSchema | undefined {
  let schema: unknown
  try {
    schema = declare({ Joi: joi })
  } catch (error) {
    problems.push(brokenOptionsSchema(draft.resolve, messageOf(error), error))
    return undefined
  }
  if (!Joi.isSchema(schema) || schema.type !== 'object') {
    problems.push(
      brokenOptionsSchema(draft.resolve, 'pluginOptionsSchema does not return Joi.object()'),
    )
    return undefined
  }
  return asObjectSchema(schema)
}

/** Joi's types do not narrow by `type`. */
function asObjectSchema(schema: Joi.Schema): Joi.ObjectSchema | undefined {
  return 'append' in schema && 'pattern' in schema ? schema : undefined
}

async function applySchema(
  draft: PluginDraft,
  declared: Joi.ObjectSchema,
  problems: Problem[],
): Promise<void> {
  const keys: unknown = declared.describe().keys
  const known = isRecord(keys) ? Object.keys(keys) : []
  // Every plugin has `plugins: []` in the end, whether its schema knows of it or not.
  const complete = known.includes('plugins')
    ? declared
    : declared.append({ plugins: Joi.array().length(0) })
  const lenient = complete.pattern(/.*/, Joi.any().warning('any.unknown', {}))
  try {
    const validated = await lenient.validateAsync(draft.options, {
      abortEarly: false,
      warnings: true,
    })
    draft.options = validated.value
    for (const { path } of validated.warning?.details ?? []) {
      const option = path.join('.')
      const suggestion = closestMatch(String(path[0]), known)
      problems.push(
        unknownOption({ plugin: draft.resolve, option, suggestion }, placeOf(draft.origin, path)),
      )
    }
  } catch (error) {
    if (!Joi.isError(error)) {
      // An `external` of the schema threw: that is the plugin's way of saying that options are wrong.
      problems.push(invalidOptions(draft.resolve, messageOf(error), placeOf(draft.origin, [])))
      return
    }
    for (const { message, path } of error.details) {
      problems.push(invalidOptions(draft.resolve, message, placeOf(draft.origin, path)))
    }
  }
}

async function validateSubPlugin(
  entry: unknown,
  parent: PluginDraft,
  modules: PluginModules,
  problems: Problem[],
): Promise<unknown> {
  const named = typeof entry === 'string' ? { resolve: entry } : entry
  if (!isRecord(named) || typeof named.resolve !== 'string') return named
  if (typeof named.modulePath === 'string') {
    try {
      named.module = unwrapDefault(await loadFile(named.modulePath))
    } catch (error) {
      problems.push(
        invalidOptions(
          parent.resolve,
          `sub-plugin "${named.resolve}" could not be loaded: ${messageOf(error)}`,
          placeOf(parent.origin, []),
        ),
      )
    }
  }
  const draft: PluginDraft = {
    resolve: named.resolve,
    options: isRecord(named.options) ? named.options : {},
    parentDir: parent.parentDir,
    origin: parent.origin,
  }
  problems.push(...(await validateOptions(draft, modules)))
  named.options = draft.options
  if (draft.subPluginPaths) named.subPluginPaths = draft.subPluginPaths
  return named
}

function setModulePath(entry: object, folder: string, file: string | undefined): void {
  try {
    const target = file ? `${folder}/${file}` : folder
    Object.assign(entry, { modulePath: createRequire(import.meta.url).resolve(target) })
  } catch {
    // A sub-plugin without main module has only hooks.
  }
}

function placeOf(origin: EntryOrigin, path: readonly (string | number)[]) {
  return locateKey(origin.file, [...origin.keyPath, 'options', ...path])
}
