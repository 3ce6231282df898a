import { hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { Module } from 'node:module'
import { dirname, join } from 'node:path'
import { cachedDataVersionTag } from 'node:v8'
import { Script } from 'node:vm'
import { isFunction } from '#support/is-function'
import { engineFolder } from '#support/own-files'
import { type CodeStore, openCodeStore } from './code-store.ts'
import { importsIn } from './imports-in.ts'

/**
 * Keeps what V8 compiles of CommonJS modules between the runs of a site: loading them is what a run without changes
 * takes longest for. Modules behave as without: whatever is not certain is left to Node.
 *
 * Must be called before modules are loaded. Compiled code is written when the process ends, if the site has a cache
 * by then.
 *
 * @param root the site's folder
 */
export function keepCompiledCode(root: string): void {
  const folder = join(root, '.cache', 'greenlight')
  // Node 22.1 and later do it themselves.
  const enable: unknown = Reflect.get(Module, 'enableCompileCache')
  if (isFunction(enable)) {
    if (existsSync(folder)) enable(join(folder, 'code'))
    return
  }
  const compile: unknown = Reflect.get(Module.prototype, '_compile')
  if (!isFunction(compile)) return
  const version = `${process.version}-${process.arch}-${cachedDataVersionTag()}`
  const store = openCodeStore(join(folder, 'code', `${version}.bin`))
  const compiled = compileWith({ store, original: compile, engine: engineFolder() })
  Reflect.set(Module.prototype, '_compile', compiled.compile)
  process.once('exit', () => {
    if (compiled.added.size === 0 || !existsSync(folder)) return
    const added = [...compiled.added].map(
      ([key, script]) => [key, script.createCachedData()] as const,
    )
    store.save(new Map(added))
  })
}

/** What Node puts around a CommonJS module. */
const BEFORE = '(function (exports, require, module, __filename, __dirname) { '
const AFTER = '\n})'
const PARAMETERS = 5

type Compile = (this: unknown, ...args: readonly unknown[]) => unknown

interface CompileInput {
  readonly store: CodeStore
  /** Node's own. */
  readonly original: Compile
  /** Folder of the compiled engine. */
  readonly engine: string | undefined
}

/** `Module.prototype._compile` with a store of compiled code, and the scripts that were not in it. */
function compileWith({ store, original, engine }: CompileInput): {
  readonly compile: Compile
  readonly added: ReadonlyMap<string, Script>
} {
  const added = new Map<string, Script>()
  /** Node forgets source maps with the modules that they belong to. */
  const mapped: Module[] = []

  function isKeepable(content: string, isOwn: boolean): boolean {
    // V8 forgets where code that was kept came from, so that `import()` in it fails.
    if (isOwn) return !OWN_IMPORT.test(content)
    // Node reads the source maps of what it compiles itself.
    return !content.startsWith('#!') && !SOURCE_MAP.test(content) && importsIn(content).length === 0
  }

  /** The module's code as a function; undefined where Node is to compile it. */
  function functionOf(content: string, filename: string): Compile | undefined {
    const isOwn = engine !== undefined && filename.startsWith(engine)
    // Code remembers the name of its file, which stack traces tell.
    const key = hash('sha1', `${filename}\n${content}`, 'base64')
    const cachedData = store.get(key)
    if (!cachedData && !isKeepable(content, isOwn)) return undefined
    let compiled: unknown
    try {
      const script = new Script(BEFORE + content + AFTER, {
        filename,
        // So that columns in the first line are right.
        columnOffset: -BEFORE.length,
        ...(cachedData ? { cachedData } : {}),
      })
      compiled = script.runInThisContext()
      // Of a module that closes the function around it, another one would come out.
      if (!isFunction(compiled) || compiled.length !== PARAMETERS) return undefined
      if (!cachedData || script.cachedDataRejected) added.set(key, script)
    } catch {
      // Node tells of syntax errors best.
      return undefined
    }
    const map = isOwn ? SOURCE_MAP.exec(content)?.[0] : undefined
    if (map !== undefined) readSourceMap(map, filename)
    return compiled
  }

  /** Has Node read a module's source map, which it does for what it compiles. */
  function readSourceMap(comment: string, filename: string): void {
    const module = new Module(filename)
    mapped.push(module)
    original.call(module, comment, filename, 'commonjs')
  }

  function compile(this: unknown, ...args: readonly unknown[]): unknown {
    const [content, filename, format] = args
    const run =
      typeof content === 'string' &&
      typeof filename === 'string' &&
      (format === undefined || format === 'commonjs')
        ? functionOf(content, filename)
        : undefined
    if (!run || !(this instanceof Module)) return original.apply(this, [...args])
    const { exports } = this
    return run.call(exports, exports, requireOf(this), this, filename, dirname(String(filename)))
  }
  return { compile, added }
}

/** The one place of the engine that imports: see `importModule`. */
const OWN_IMPORT = /\bimport\(specifier\)/

const SOURCE_MAP = /^\/\/[#@] sourceMappingURL=\S+\s*$/m

/** The `require` of a module, as Node makes it. */
function requireOf(module: Module): object {
  const resolve = (request: string, options?: object) =>
    callOf('_resolveFilename', [request, module, false, options])
  const paths = (request: string) => callOf('_resolveLookupPaths', [request, module])
  const require = (id: string) => module.require(id)
  return Object.assign(require, {
    resolve: Object.assign(resolve, { paths }),
    main: process.mainModule,
    extensions: Reflect.get(Module, '_extensions'),
    cache: Reflect.get(Module, '_cache'),
  })
}

/** Calls what `Module` has no public name for; others may have put their own in its place. */
function callOf(name: '_resolveFilename' | '_resolveLookupPaths', args: readonly unknown[]) {
  const call: unknown = Reflect.get(Module, name)
  return isFunction(call) ? call.apply(Module, [...args]) : undefined
}
