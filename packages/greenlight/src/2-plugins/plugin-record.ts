import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import merge from 'lodash-es/merge.js'
import set from 'lodash-es/set.js'
import { type PluginLocation, resolvePlugin } from '#config'
import { createNodeId } from '#support/create-node-id'
import { isRecord } from '#support/is-record'
import type { InternalPlugin } from './internal-plugins.ts'
import type { Plugin, PluginOptions } from './plugin.ts'
import type { PluginDraft, SubPluginDraft } from './plugin-draft.ts'
import { arrayPath, valuesAt } from './sub-plugin-paths.ts'

/** A plugin's record while the list is put together; everybody else sees it as `Plugin`. */
export type MutablePlugin = { -readonly [Key in keyof Plugin]: Plugin[Key] }

/** Keys of a record that Gatsby fills in only after it made the ids. */
const LATER_KEYS = new Set(['nodeAPIs', 'browserAPIs', 'ssrAPIs'])

/**
 * Id of a plugin: its name, for a configured one with its options as JSON (as Gatsby's `createPluginId`).
 * `records` are those of sub-plugins that stand in the options: they count as they are before their hooks are known.
 */
export function createPluginId(
  name: string,
  options?: unknown,
  records: ReadonlySet<unknown> = new Set(),
): string {
  const json =
    options === undefined
      ? ''
      : JSON.stringify(options, function (this: unknown, key, value) {
          return LATER_KEYS.has(key) && records.has(this) ? undefined : value
        })
  return createNodeId(name + json, 'Plugin')
}

/**
 * The record of a plugin whose options are valid. Sub-plugins in its options are replaced by their records.
 * The order of the keys counts: ids of plugins are made of the JSON of their options, sub-plugins included.
 *
 * @returns undefined when the plugin cannot be found, which is reported where options are validated
 */
export function createPluginRecord(draft: PluginDraft): MutablePlugin | undefined {
  return recordOf(draft, draft.parentDir, new Set())
}

function recordOf(
  draft: SubPluginDraft,
  from: string,
  records: Set<unknown>,
): MutablePlugin | undefined {
  const location = resolvePlugin(draft.resolve, from)
  if ('reason' in location) return undefined
  const options = draft.options ?? {}
  for (const path of draft.subPluginPaths ?? []) {
    const subPlugins = valuesAt(options, path).flatMap(value =>
      isSubPlugin(value) ? (recordOf(value, from, records) ?? []) : [],
    )
    set(options, arrayPath(path), subPlugins)
  }
  const name = location.manifest.name ?? draft.resolve
  const id = createPluginId(name, options, records)
  const record: MutablePlugin = {
    resolve: location.folder,
    // Gatsby names local plugins before their id; ids of plugins that hold this one are made of that order.
    ...(location.local ? { name, id } : { id, name }),
    version: versionOf(location),
    ...(draft.modulePath === undefined ? {} : { modulePath: draft.modulePath }),
    ...(draft.module === undefined ? {} : { module: draft.module }),
    ...(draft.subPluginPaths === undefined ? {} : { subPluginPaths: draft.subPluginPaths }),
    pluginOptions: completeOptions(options),
    nodeAPIs: [],
    browserAPIs: [],
    ssrAPIs: [],
  }
  records.add(record)
  return record
}

/** The record of a plugin that is part of the engine. */
export function createInternalRecord({ name, folder, manifest }: InternalPlugin): MutablePlugin {
  return {
    resolve: folder,
    id: createPluginId(name),
    name,
    version: String(manifest.version),
    pluginOptions: { plugins: [] },
    nodeAPIs: [],
    browserAPIs: [],
    ssrAPIs: [],
  }
}

/** The record of the site itself; its version is the content of its `gatsby-*` files. */
export function createSiteRecord(root: string): MutablePlugin {
  const files = readdirSync(root, { withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.startsWith('gatsby-'))
    .map(entry => join(root, entry.name))
  return {
    resolve: root,
    id: createPluginId('default-site-plugin'),
    name: 'default-site-plugin',
    version: hashFiles(files),
    pluginOptions: { plugins: [] },
    nodeAPIs: [],
    browserAPIs: [],
    ssrAPIs: [],
  }
}

/** Copies options so that a plugin may change its own without changing another's. */
function completeOptions(options: Readonly<Record<string, unknown>>): PluginOptions {
  return merge({ plugins: [] }, options)
}

/** Local plugins without version count by content, so that a change of them is a change of version. */
function versionOf({ manifest, folder, local }: PluginLocation): string {
  if (manifest.version || !local) return manifest.version ?? ''
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => !/\/(?:\.|node_modules\/)/.test(file.slice(folder.length)))
  return hashFiles(files)
}

function hashFiles(files: readonly string[]): string {
  const hash = createHash('md5')
  for (const file of [...files].sort((a, b) => a.localeCompare(b, 'en'))) {
    hash.update(readFileSync(file))
  }
  return hash.digest('hex')
}

function isSubPlugin(value: unknown): value is SubPluginDraft {
  return isRecord(value) && typeof value.resolve === 'string'
}
