import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isAbsolute, join, normalize } from 'node:path'
import { isFunction } from '#support/is-function'
import { isRecord } from '#support/is-record'
import { type FileLibraries, fileNode } from './file-node.ts'
import { isOldEnough, type KnownFile, keepFiles, openKnownFiles } from './known-files.ts'
import { isIgnoredAlways, listFiles } from './list-files.ts'

/** The hook `sourceNodes` as a plugin exports it. */
export type SourceNodes = (
  api: SourceArguments,
  options: Readonly<Record<string, unknown>>,
) => unknown

/** What the twin needs of a hook's arguments. */
interface SourceArguments {
  readonly actions: { readonly createNode: (node: object) => unknown }
  readonly createNodeId: (path: string) => string
  readonly cache: {
    get(key: string): Promise<unknown>
    set(key: string, value: unknown): Promise<unknown>
  }
}

/** `NodeStore.touchSame`: true when the node is there as it is to be. */
export type TouchSame = (id: string, digest: string) => boolean

/** Characters by which the original's watcher takes a path for a pattern of paths. */
const PATTERN = /[*?[\]{}()!\\]/

/**
 * Makes a twin of gatsby-source-filesystem's `sourceNodes` for builds, which need no watcher: the same nodes, made in
 * one walk, of files read only when they changed. What it was not made for goes to the original: `ignore` by
 * functions, links, unreadable files, paths that look like patterns.
 * @param plugin folder of gatsby-source-filesystem
 * @param touchSame spares making the node of a file that is as it was
 */
export function createFileSource(
  { plugin, root, touchSame }: FileSourceInput,
  original: SourceNodes,
): SourceNodes {
  const require = createRequire(join(plugin, 'package.json'))
  const libraries = lazily(() => loadLibraries(require))
  return async (api, options) => {
    const { path: folder, name, fastHash, ignore = [] } = options
    const isIgnored = ignoredBy(ignore, require)
    if (!isIgnored || !isPlainFolder(folder)) return original(api, options)
    const key = `files of ${folder} without ${describePatterns(ignore)}`
    const known = openKnownFiles(await api.cache.get(key))
    const walkedAt = Date.now()
    const files = listFiles(normalize(folder), { isIgnored, known })
    if (!files) return original(api, options)

    const made: KnownFile[] = []
    let isChanged = files.length !== known.size
    for (const file of files) {
      const { stats, place } = file
      const former = place === undefined ? undefined : known.fileAt(place)
      isChanged ||=
        place === undefined || (isOldEnough(stats, walkedAt) && known.isUnsettled(place))
      if (former && touchSame(former.id, former.digest)) {
        made.push(former)
        continue
      }
      const using = libraries()
      if (!using) return original(api, options)
      const node = fileNode(file, {
        root,
        folder,
        name: typeof name === 'string' ? name : undefined,
        fastHash: fastHash === true,
        libraries: using,
        createNodeId: api.createNodeId,
        knownDigest: former?.digest,
      })
      made.push({ id: String(node.id), digest: digestOf(node) })
      api.actions.createNode(node)
    }
    if (isChanged) await api.cache.set(key, keepFiles(files, made, walkedAt))
  }
}

interface FileSourceInput {
  readonly plugin: string
  readonly root: string
  readonly touchSame: TouchSame
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function isPlainFolder(folder: unknown): folder is string {
  return (
    typeof folder === 'string' && isAbsolute(folder) && !PATTERN.test(folder) && existsSync(folder)
  )
}

/** Undefined where options say more than patterns and regular expressions. */
function ignoredBy(
  ignore: unknown,
  require: NodeJS.Require,
): ((path: string) => boolean) | undefined {
  if (!Array.isArray(ignore)) return undefined
  const patterns: readonly unknown[] = ignore
  if (patterns.length === 0) return isIgnoredAlways
  if (!patterns.every(isPattern)) return undefined
  const matches = loadMatcher(require)
  if (!matches) return undefined
  const all = patterns.flatMap(pattern =>
    typeof pattern === 'string' && !PATTERN.test(pattern) ? [pattern, `${pattern}/**`] : [pattern],
  )
  const isOwn = matches(all, undefined, { dot: true })
  return isFunction(isOwn) ? path => isIgnoredAlways(path) || Boolean(isOwn([path])) : undefined
}

/** Tells patterns from others. */
function describePatterns(ignore: unknown): string {
  return JSON.stringify([ignore].flat().map(pattern => [typeof pattern, String(pattern)]))
}

/** Patterns that lead out of a folder or hold its parts twice are left to the original, which tidies them. */
function isPattern(value: unknown): boolean {
  return value instanceof RegExp || (typeof value === 'string' && !/\.\/|\/\/|\\/.test(value))
}

/** The library that the plugin's watcher matches paths with. */
function loadMatcher(require: NodeJS.Require): ((...args: unknown[]) => unknown) | undefined {
  const watcher = createRequire(require.resolve('chokidar'))
  const exported: unknown = watcher('anymatch')
  return isFunction(exported) ? exported : undefined
}

function loadLibraries(require: NodeJS.Require): FileLibraries | undefined {
  const mime: unknown = require('mime')
  const prettyBytes: unknown = require('pretty-bytes')
  if (!isRecord(mime) || !isFunction(prettyBytes)) return undefined
  const mediaTypes = new Map<string, string | undefined>()
  return {
    mediaType(extension) {
      if (!mediaTypes.has(extension)) {
        const { getType } = mime
        const found = isFunction(getType) ? textOf(getType.call(mime, extension)) : undefined
        mediaTypes.set(extension, found)
      }
      return mediaTypes.get(extension)
    },
    prettySize: bytes => String(prettyBytes(bytes)),
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function digestOf({ internal }: Readonly<Record<string, unknown>>): string {
  return isRecord(internal) ? String(internal.contentDigest) : ''
}
