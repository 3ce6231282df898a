import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import mime from 'mime'
import type { Plugin as VitePlugin } from 'vite'
import { ProblemError } from '#diagnostics'
import { ReportedError } from '#plugins'
import { isRecord } from '#support/is-record'
import { type LoaderUse, treatmentOf } from '../webpack/module-rules.ts'
import { INLINE_LIMIT, summarize, type Treatment } from '../webpack/treatments.ts'
import { withoutLanguage } from './content-templates-plugin.ts'
import { dataModule } from './data-files-plugin.ts'
import { runLoaders } from './run-loaders.ts'
import { withoutTypes } from './without-types.ts'

export interface ModuleRulesOptions {
  /** `module.rules` of webpack's configuration, as plugins left it. */
  readonly rules: readonly unknown[]
  readonly root: string
  readonly stage: 'build-javascript' | 'build-html'
  /** Prefix of the addresses of files. */
  readonly publicPath: string
  /** Name of the file that holds an asset. */
  readonly nameAsset: (asset: {
    readonly names: readonly string[]
    readonly source: Uint8Array
  }) => string
  /** Told of files beside the module itself that its code was made of. */
  readonly onDependencies: (files: readonly string[]) => void
}

/** Treats modules as the rules say that plugins gave to webpack. */
export function moduleRulesPlugin(options: ModuleRulesOptions): VitePlugin {
  const issuers = new Map<string, string>()
  return {
    name: 'greenlight:module-rules',
    enforce: 'pre',
    // Asking for what every import means is worth it only where a rule wants to know who imports.
    ...(asksForIssuer(options.rules)
      ? {
          async resolveId(source, importer, resolveOptions) {
            const resolved = await this.resolve(source, importer, {
              ...resolveOptions,
              skipSelf: true,
            })
            if (resolved && importer && !issuers.has(resolved.id)) {
              issuers.set(resolved.id, importer)
            }
            return resolved
          },
        }
      : {}),
    async load(id) {
      if (id.startsWith('\0')) return undefined
      const [path = id, query] = withoutLanguage(id).split('?')
      const module = { path, query: query === undefined ? '' : `?${query}` }
      const issuer = issuers.get(id)?.split('?')[0]
      const treatment = summarize(
        treatmentOf(options.rules, { ...module, ...(issuer === undefined ? {} : { issuer }) }),
      )
      if (isViteOwn(treatment, path)) return undefined
      if (treatment.kind === 'empty') return { code: 'export default {}', moduleType: 'js' }
      if (treatment.kind === 'text') return exportOf(await readFile(path, 'utf8'))
      if (treatment.kind === 'data') {
        const code = await dataModule(await readFile(path, 'utf8'), treatment.notation)
        return { code, moduleType: 'json' }
      }
      if (treatment.kind === 'asset') {
        const source = await readFile(path)
        if (source.length <= treatment.limit) return exportOf(dataAddress(path, source))
        const fileName = options.nameAsset({ names: [basename(path)], source })
        if (options.stage === 'build-javascript') this.emitFile({ type: 'asset', fileName, source })
        return exportOf(`${options.publicPath}/${fileName}`)
      }
      if (treatment.kind !== 'loaders') return undefined
      const { code, dependencies } = await runLoaders(treatment.uses, {
        ...module,
        ...options,
        ...(treatment.isCompiled && TYPESCRIPT.test(path)
          ? { read: async () => withoutTypes(await readFile(path, 'utf8'), path) }
          : {}),
      }).catch((error: unknown) => {
        throw loaderFailure(error, { path, uses: treatment.uses })
      })
      options.onDependencies(dependencies)
      // What loaders give is code that webpack would have put through Babel: JSX may be in it.
      return { code, moduleType: TYPESCRIPT.test(path) ? 'tsx' : 'jsx' }
    },
  }
}

/** An error with the module that loaders failed at, and their names; what was reported already stays as it is. */
function loaderFailure(
  error: unknown,
  { path, uses }: { readonly path: string; readonly uses: readonly LoaderUse[] },
): unknown {
  if (error instanceof ProblemError || error instanceof ReportedError) return error
  const names = uses.map(({ loader }) => loader.replace(/^.*node_modules\//, '')).join(', ')
  const message = error instanceof Error ? error.message : String(error)
  return Object.assign(new Error(`${names} failed: ${message}`, { cause: error }), { id: path })
}

const TYPESCRIPT = /\.tsx?$/

function asksForIssuer(rules: readonly unknown[]): boolean {
  return rules.some(
    rule =>
      isRecord(rule) &&
      (rule.issuer !== undefined ||
        asksForIssuer(Array.isArray(rule.oneOf) ? rule.oneOf : []) ||
        asksForIssuer(Array.isArray(rule.rules) ? rule.rules : [])),
  )
}

/** What Vite treats in the same way by itself, without another reading of the file. */
const VITE_ASSETS =
  /\.(?:ico|svg|jpe?g|png|gif|webp|avif|eot|otf|ttf|woff2?|mp4|webm|ogv|wav|mp3|m4a|aac|oga|flac|pdf)$/

function isViteOwn(treatment: Treatment, path: string): boolean {
  if (treatment.kind === 'default') return true
  if (treatment.kind !== 'asset' || !VITE_ASSETS.test(path)) return false
  return treatment.limit === (path.endsWith('.pdf') ? -1 : INLINE_LIMIT)
}

/** A module that exports a text; without its type, the bundler would go by the file's extension. */
function exportOf(text: string): { readonly code: string; readonly moduleType: 'js' } {
  return { code: `export default ${JSON.stringify(text)}`, moduleType: 'js' }
}

function dataAddress(path: string, source: Buffer): string {
  return `data:${mime.getType(path) ?? 'application/octet-stream'};base64,${source.toString('base64')}`
}
