import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isAbsolute, join, normalize } from 'node:path'
import { isFunction } from '#support/is-function'
import { isRecord } from '#support/is-record'
import { type FileLibraries, fileNode, statesOf } from './file-node.ts'
import { type FoundFile, isIgnoredAlways, listFiles } from './list-files.ts'

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

/** Digests of an instance's files by path, each before the state it was made of: `[digest, ...states]`. */
type Digests = Readonly<Record<string, unknown>>

/** Characters by which the original's watcher takes a path for a pattern of paths. */
const PATTERN = /[*?[\]{}()!\\]/

/**
 * Makes a twin of gatsby-source-filesystem's `sourceNodes` for builds, which need no watcher: the same nodes, made in
 * one walk, of files read only when they changed. What it was not made for goes to the original: `ignore` by
 * functions, links, unreadable files, paths that look like patterns.
 * @param plugin folder of gatsby-source-filesystem
 */
export function createFileSource(plugin: string, root: string, original: SourceNodes): SourceNodes {
  const require = createRequire(join(plugin, 'package.json'))
  const libraries = loadLibraries(require)
  return async (api, options) => {
    const { path: folder, name, fastHash, ignore = [] } = options
    const isIgnored = ignoredBy(ignore, require)
    const files =
      libraries && isIgnored && isPlainFolder(folder)
        ? listFiles(normalize(folder), isIgnored)
        : undefined
    if (!files || !libraries || typeof folder !== 'string') return original(api, options)

    const key = `digests of ${folder}`
    const known = readDigests(await api.cache.get(key))
    const digests: Record<string, unknown> = {}
    let isNew = false
    for (const file of files) {
      const digest = knownDigest(known, file)
      const node = fileNode(file, {
        root,
        folder,
        name: typeof name === 'string' ? name : undefined,
        fastHash: fastHash === true,
        libraries,
        createNodeId: api.createNodeId,
        knownDigest: digest,
      })
      if (file.stats.isFile()) {
        isNew ||= digest === undefined
        digests[file.path] = [digestOf(node), ...statesOf(file.stats)]
      }
      api.actions.createNode(node)
    }
    if (isNew) await api.cache.set(key, digests)
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
  return {
    mediaType(extension) {
      const { getType } = mime
      return isFunction(getType) ? textOf(getType.call(mime, extension)) : undefined
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

function readDigests(value: unknown): Digests {
  return isRecord(value) ? value : {}
}

function knownDigest(known: Digests, { path, stats }: FoundFile): string | undefined {
  const entry = known[path]
  if (!Array.isArray(entry)) return undefined
  const [digest, ...states]: readonly unknown[] = entry
  const isSame = statesOf(stats).every((state, index) => state === states[index])
  return isSame && typeof digest === 'string' ? digest : undefined
}
