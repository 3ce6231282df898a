import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin as RolldownPlugin } from 'rolldown'
import { importOwnPackage } from '#support/import-module'
import { writeWhole } from '#support/write-whole'

/** Grows when compiled files of an earlier engine must not be used any more. */
const FORMAT = 2

interface CompiledFile {
  readonly format: number
  readonly compiler: string
  readonly output: string
  readonly outputHash: string
  readonly inputs: readonly { readonly file: string; readonly hash: string }[]
}

export interface CompileOptions {
  /** Site folder: packages are left as they are named below it, and pinned to their place elsewhere. */
  readonly root: string
  /** Folder for compiled files. */
  readonly folder: string
}

/**
 * Compiles a TypeScript entry file with the local files it imports into one CommonJS file, as Gatsby does;
 * packages stay outside. `__dirname`, `__filename`, `import.meta.url` and `require.resolve` keep the meaning
 * they have in the source file. The compiled file is reused until an input's content changes, or its own.
 *
 * @returns path of the compiled file; it is named by its content, so that a changed file is a new module
 * @throws what rolldown throws: an error whose message holds every syntax error with its place
 */
export async function compileTypescript(
  file: string,
  { root, folder }: CompileOptions,
): Promise<string> {
  const name = nameOf(file)
  const record = join(folder, `${name}.json`)
  const known = readRecord(record)
  if (known && isFresh(known)) return known.output

  const { rolldown }: typeof import('rolldown') = await importOwnPackage('rolldown')
  const tsconfig = join(root, 'tsconfig.json')
  // The modules of the output are not enough: of one whose values were inlined nothing is left there.
  const read = new Set<string>()
  const bundle = await rolldown({
    input: file,
    cwd: root,
    platform: 'node',
    tsconfig: readOrUndefined(tsconfig) === undefined ? false : tsconfig,
    logLevel: 'silent',
    transform: {
      target: 'node20',
      define: {
        'import.meta.url': '__moduleUrl',
        'import.meta.dirname': '__dirname',
        'import.meta.filename': '__filename',
        'require.resolve': '__moduleRequire.resolve',
      },
    },
    plugins: [leavePackagesOutside(root), keepModulePlaces(id => read.add(id))],
  })
  try {
    const { output } = await bundle.generate({
      dir: folder,
      format: 'cjs',
      sourcemap: true,
      exports: 'named',
      minify: false,
    })
    const [{ code, map }] = output
    const inlineMap = Buffer.from(JSON.stringify(absoluteSources(map, folder))).toString('base64')
    const text = `${code}\n//# sourceMappingURL=data:application/json;base64,${inlineMap}\n`
    const outputHash = hashOf(text)
    const compiled = join(folder, `${name}-${outputHash.slice(0, 12)}.cjs`)
    mkdirSync(folder, { recursive: true })
    writeWhole(compiled, text)
    const inputs = [...read, tsconfig].map(input => ({
      file: input,
      hash: hashOf(readOrUndefined(input) ?? ''),
    }))
    const written: CompiledFile = {
      format: FORMAT,
      compiler: compilerVersion(),
      output: compiled,
      outputHash,
      inputs,
    }
    const json = JSON.stringify(written)
    writeWhole(record, `${hashOf(json)} ${json}`)
    return compiled
  } finally {
    await bundle.close()
  }
}

/** The local files that a TypeScript entry was compiled from, tsconfig.json included; only itself before that. */
export function compiledInputs(file: string, folder: string): readonly string[] {
  return readRecord(join(folder, `${nameOf(file)}.json`))?.inputs.map(input => input.file) ?? [file]
}

function nameOf(file: string): string {
  return `${basename(file).replace(/\.[cm]?ts$/, '')}-${hashOf(file).slice(0, 8)}`
}

/** Packages are required at run time, from where the source file would find them. */
function leavePackagesOutside(root: string): RolldownPlugin {
  return {
    name: 'leave-packages-outside',
    resolveId: {
      order: 'post',
      async handler(source, importer, options) {
        if (/^[./]/.test(source) || isAbsolute(source) || !importer) return null
        if (source.startsWith('node:')) return { id: source, external: true }
        const resolved = await this.resolve(source, importer, { ...options, skipSelf: true })
        // An alias of tsconfig's `paths` names a file of the site: it belongs into the bundle.
        if (resolved && isAbsolute(resolved.id) && !resolved.id.includes('/node_modules/')) {
          return isWorkspacePackage(source, importer) ? { id: source, external: true } : resolved
        }
        if (importer.startsWith(`${root}/`)) return { id: source, external: true }
        return { id: resolveFrom(source, importer) ?? source, external: true }
      },
    },
  }
}

/** A package that is linked into node_modules resolves to a file elsewhere, yet it is a package. */
function isWorkspacePackage(source: string, importer: string): boolean {
  const name = source
    .split('/')
    .slice(0, source.startsWith('@') ? 2 : 1)
    .join('/')
  for (let folder = dirname(importer); ; folder = dirname(folder)) {
    if (readOrUndefined(join(folder, 'node_modules', name, 'package.json')) !== undefined)
      return true
    if (folder === dirname(folder)) return false
  }
}

function resolveFrom(source: string, importer: string): string | undefined {
  try {
    return createRequire(importer).resolve(source)
  } catch {
    return undefined
  }
}

/** Gives each module the values that Node would give it at its own place, under names of its own. */
function keepModulePlaces(onModule: (id: string) => void): RolldownPlugin {
  return {
    name: 'keep-module-places',
    transform(code, id) {
      if (!isAbsolute(id)) return null
      onModule(id)
      if (!/\.[cm]?[jt]sx?$/.test(id)) return null
      const places: Record<string, string> = {
        __dirname: JSON.stringify(dirname(id)),
        __filename: JSON.stringify(id),
        __moduleUrl: JSON.stringify(pathToFileURL(id).href),
        __moduleRequire: `process.getBuiltinModule('module').createRequire(${JSON.stringify(id)})`,
      }
      const used = {
        __dirname: /\b__dirname\b|import\.meta\.dirname/,
        __filename: /\b__filename\b|import\.meta\.filename/,
        __moduleUrl: /import\.meta\.url/,
        __moduleRequire: /\brequire\.resolve\b/,
      }
      const wanted = Object.entries(used)
        .filter(([name, use]) => use.test(code) && !declares(code, name))
        .map(([name]) => `${name}=${places[name]}`)
      // On the first line, so that line numbers stay.
      return wanted.length > 0 ? { code: `var ${wanted.join(',')};${code}`, map: null } : null
    },
  }
}

function declares(code: string, name: string): boolean {
  return new RegExp(`\\b(?:const|let|var)\\s+${name}\\b`).test(code)
}

function absoluteSources(
  map: { readonly sources: string[] } | null,
  folder: string,
): { readonly sources: string[] } | null {
  if (!map) return null
  const sources = map.sources.map(source =>
    isAbsolute(source) ? pathToFileURL(source).href : pathToFileURL(join(folder, source)).href,
  )
  return { ...JSON.parse(JSON.stringify(map)), sources }
}

function compilerVersion(): string {
  return String(createRequire(import.meta.url)('rolldown/package.json').version)
}

/** Undefined where there is none, or it is not as it was written. */
function readRecord(record: string): CompiledFile | undefined {
  const [, hash, json = ''] = /^(\S+) (.*)$/s.exec(readOrUndefined(record) ?? '') ?? []
  return hash === hashOf(json) ? JSON.parse(json) : undefined
}

function isFresh({ format, compiler, inputs, output, outputHash }: CompiledFile): boolean {
  if (format !== FORMAT || compiler !== compilerVersion()) return false
  // A damaged file may well be code that runs.
  if (hashOf(readOrUndefined(output) ?? '') !== outputHash) return false
  return inputs.every(({ file, hash }) => hashOf(readOrUndefined(file) ?? '') === hash)
}

function readOrUndefined(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
