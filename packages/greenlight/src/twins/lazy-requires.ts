import { readdirSync, readFileSync } from 'node:fs'
import { Module } from 'node:module'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Command } from '#config'
import { contentHash } from '#support/content-hash'
import { isFunction } from '#support/is-function'
import { isRecord } from '#support/is-record'

/** What takes the place of a module that a file of a plugin requires. */
type StandIn = (load: () => unknown) => unknown

/** A file of a plugin whose requires may be answered otherwise. */
interface KnownFile {
  /** Hashes of its text: a file that anybody changed is loaded as it is. */
  readonly hashes: readonly string[]
  readonly requires: StandIns
  /** What only builds can do without. */
  readonly inBuilds?: StandIns
}

type StandIns = Readonly<Record<string, StandIn>>

/** A function that is only called, and not before hooks run. */
const later: StandIn = load => lazyFunction(load)

/** A module whose functions are only called. */
const laterNamed =
  (...names: readonly string[]): StandIn =>
  load =>
    Object.fromEntries(
      names.map(name => [
        name,
        lazyFunction(() => {
          const module = load()
          return isRecord(module) ? module[name] : undefined
        }),
      ]),
    )

/**
 * The module without its watcher, which builds do not need and yet would wait for. It finds files that the plugin's own
 * list leaves out, those behind a dot: where there are any it is started after all.
 */
const withoutWatcher: StandIn = load => {
  const module = load()
  if (!isRecord(module)) return module
  const { watchDirectory } = module
  if (!isFunction(watchDirectory)) return module
  return {
    ...module,
    async watchDirectory(...args: readonly unknown[]) {
      const [folder] = args
      if (typeof folder !== 'string' || hasHiddenFiles(folder)) return watchDirectory(...args)
    },
  }
}

/**
 * Reads a file in one step, where `readFile` takes four through the thread pool, which cost more than small files do:
 * the source has just read it. Settles in a later turn of the event loop, as any read of a file.
 */
const readingInOneStep: StandIn = () => ({
  async readFile(path: string, encoding: BufferEncoding) {
    await nextTurn()
    return readFileSync(path, encoding)
  },
})

function hasHiddenFiles(folder: string): boolean {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).some(
    entry => entry.name.startsWith('.') || entry.isSymbolicLink(),
  )
}

/** Files by their path in packages. Runs in which no document changes use nothing of what is loaded later here. */
export const KNOWN: Readonly<Record<string, KnownFile>> = {
  'gatsby-transformer-remark/extend-node-type.js': {
    hashes: ['d9iAvsiChLpPSrxthrg34A3cKXg'],
    requires: {
      'mdast-util-to-hast': later,
      'hast-util-to-html': later,
      'mdast-util-toc': later,
      'mdast-util-to-string': later,
      'retext-english': later,
      'remark-retext': later,
      'unist-util-remove-position': later,
      'hast-util-raw': later,
      'underscore.string/prune': later,
    },
  },
  'gatsby-transformer-remark/utils/time-to-read.js': {
    hashes: ['Ail5qR9IxHXWCC7vZXNcRT1biM0'],
    requires: { 'sanitize-html': later },
  },
  'gatsby-transformer-remark/on-node-create.js': {
    hashes: ['suMgomTgnr6F025urgKrmiVpBCE'],
    requires: { 'gray-matter': later },
  },
  'hast-util-to-html/index.js': {
    hashes: ['gHNox028rHs0Ee0sfD8vdgbiJgY'],
    requires: { './lib': later },
  },
  'remark-parse/index.js': {
    hashes: ['_cLcpIb9GJ_KvnaZSaiTmVmOhOE'],
    requires: { 'mdast-util-from-markdown': later },
  },
  'remark-stringify/index.js': {
    hashes: ['iVdC9WSmy6OHXnz1wcwmKIY5Vc8'],
    requires: { 'mdast-util-to-markdown': later },
  },
  'remark-gfm/index.js': {
    hashes: ['7u2S3JIW8FwB-gnt9NCwVFRewTQ'],
    requires: { 'micromark-extension-gfm': later, 'mdast-util-gfm/to-markdown': later },
  },
  'remark-footnotes/index.js': {
    hashes: ['iA_zsmIvarY8dpxS6k3RHpecoas'],
    requires: { 'micromark-extension-footnote': later },
  },
  'gatsby-source-filesystem/gatsby-node.js': {
    hashes: ['s96NYqLdOucPV1Tt_w1O_kdj89U'],
    requires: {
      chokidar: later,
      xstate: laterNamed('createMachine', 'interpret', 'assign'),
      './create-file-node': laterNamed('createFileNode'),
    },
  },
  'gatsby-source-filesystem/extend-file-node.js': {
    hashes: ['Rok68PXk0DU2HhTTRIrmgdPUxR4'],
    requires: { 'fs-extra': later },
  },
  'gatsby-source-filesystem/create-file-path.js': {
    hashes: ['L23pFFaS_9StNPdET-95PhcWVuA'],
    requires: { 'gatsby-core-utils': laterNamed('slash') },
  },
  'gatsby-core-utils/dist/index.js': {
    hashes: ['V7SydSoFnb6UCBD7WcytXynW2bE'],
    requires: {
      './fetch-remote-file': laterNamed('fetchRemoteFile'),
      './get-config-store': laterNamed('getConfigStore'),
    },
  },
  'gatsby-source-filesystem/index.js': {
    hashes: ['yrXHlcky9ofaaLxAYofns6HXhmc'],
    requires: {
      'fs-extra': later,
      './create-remote-file-node': later,
      './create-file-node-from-buffer': later,
    },
    inBuilds: { 'fs-extra': readingInOneStep },
  },
  'gatsby-plugin-page-creator/gatsby-node.js': {
    hashes: ['U3b9HFyryJA_x9Z4_5X7bsZfTxI'],
    requires: {},
    inBuilds: { 'gatsby-page-utils': withoutWatcher },
  },
  'gatsby-plugin-page-creator/create-page-wrapper.js': {
    hashes: ['b41HWUyjTOmsEUwComMYxsj9CJU'],
    requires: {
      './create-pages-from-collection-builder': laterNamed('createPagesFromCollectionBuilder'),
    },
  },
  'gatsby-page-utils/dist/index.js': {
    hashes: ['Qh5x4pg0dL_4i1x98AxUwj_pqVg'],
    requires: { './watch-directory': laterNamed('watchDirectory') },
  },
}

const PATH = new RegExp(`/node_modules/(${Object.keys(KNOWN).join('|').replaceAll('.', '\\.')})$`)

/** Marks a thread in which requires are answered here. */
const INSTALLED = Symbol.for('greenlight.lazy-requires')

/**
 * Has well-known files of plugins load what they rarely need when they first use it: hundreds of modules that a run
 * without changes needs none of. Must run before the plugins are loaded.
 */
export function installLazyRequires(command: Command): void {
  const original: unknown = Reflect.get(Module, '_load')
  if (!isFunction(original) || Reflect.has(globalThis, INSTALLED)) return
  Reflect.set(globalThis, INSTALLED, true)
  const loadOriginally = original
  const standInsOf = createStandIns(command === 'build')
  function load(this: unknown, ...args: readonly unknown[]): unknown {
    const [request, parent] = args
    const file = isRecord(parent) ? parent.filename : undefined
    const standIn =
      typeof request === 'string' && typeof file === 'string'
        ? standInsOf(file)?.[request]
        : undefined
    if (!standIn) return loadOriginally.apply(this, [...args])
    // One that is not installed is missed at once, as without.
    resolve(request, parent)
    return standIn(() => loadOriginally.apply(this, [...args]))
  }
  Reflect.set(Module, '_load', load)
}

function resolve(request: unknown, parent: unknown): void {
  const find: unknown = Reflect.get(Module, '_resolveFilename')
  if (isFunction(find)) find.call(Module, request, parent, false)
}

/** What stands in for the requires of a file; nothing unless its text is known. */
function createStandIns(isBuild: boolean): (file: string) => StandIns | undefined {
  const checked = new Map<string, StandIns | undefined>()
  const standInsOf = (file: string): StandIns | undefined => {
    const known = KNOWN[PATH.exec(file.replaceAll('\\', '/'))?.[1] ?? '']
    if (!known?.hashes.includes(contentHash(readFileSync(file)))) return undefined
    return isBuild ? { ...known.requires, ...known.inBuilds } : known.requires
  }
  return file => {
    if (!checked.has(file)) checked.set(file, standInsOf(file))
    return checked.get(file)
  }
}

/** Stands for a function, or an object of functions, that is loaded when it is first used. */
export function lazyFunction(load: () => unknown): object {
  let loaded: { readonly value: object } | undefined
  const target = () => {
    if (!loaded) {
      const value = load()
      if (!isObject(value)) throw new TypeError('A module that is loaded later exports no object')
      loaded = { value }
    }
    return loaded.value
  }
  return new Proxy(function standIn() {}, {
    apply: (_, self, args) => Reflect.apply(callable(target()), self, args),
    construct: (_, args) => new (callable(target()))(...args),
    get: (_, key) => Reflect.get(target(), key),
    set: (_, key, value) => Reflect.set(target(), key, value),
    has: (_, key) => Reflect.has(target(), key),
  })
}

type Callable = ((...args: readonly unknown[]) => unknown) &
  (new (
    ...args: readonly unknown[]
  ) => object)

function callable(value: object): Callable {
  if (!isCallable(value)) throw new TypeError('A module that is loaded later is not a function')
  return value
}

function isCallable(value: unknown): value is Callable {
  return typeof value === 'function'
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}
