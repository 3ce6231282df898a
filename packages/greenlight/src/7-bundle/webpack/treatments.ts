import type { LoaderUse, ModuleTreatment } from './module-rules.ts'

/** What becomes of a module by webpack's rules, in our terms. */
export type Treatment =
  /** Nothing special: Vite and the other plugins know what to do. */
  | { readonly kind: 'default' }
  /** The module is empty. */
  | { readonly kind: 'empty' }
  /** The text of the file. */
  | { readonly kind: 'text' }
  /** What a file in a notation for data says. */
  | { readonly kind: 'data'; readonly notation: 'json' | 'yaml' }
  /** The address of a file, or its content as an address where it has at most `limit` bytes. */
  | { readonly kind: 'asset'; readonly limit: number }
  /** Code that loaders of webpack make of the file, or of what was compiled of it where `isCompiled` says so. */
  | {
      readonly kind: 'loaders'
      readonly uses: readonly LoaderUse[]
      readonly isCompiled: boolean
    }

/** Loaders that have their equal in what every module goes through. */
const CODE_LOADERS = /(?:^|[\\/])(?:js|babel|ts|esbuild|swc|thread|cache)-loader(?:[\\/]|$)/
const STYLE_LOADERS =
  /(?:^|[\\/])(?:css|style|postcss|sass|less|resolve-url|mini-css-extract-plugin|miniCssExtract|stylus)(?:-loader)?(?:[\\/]|$)/
const DATA_LOADERS = /(?:^|[\\/])(?:json|yaml)-loader(?:[\\/]|$)/
const FILE_LOADER = /(?:^|[\\/])file-loader(?:[\\/]|$)/
const URL_LOADER = /(?:^|[\\/])url-loader(?:[\\/]|$)/

/** Gatsby's own limit, which Vite is told of for all it knows as assets. */
export const INLINE_LIMIT = 10_000
/** webpack's own limit for modules of type `asset`. */
const WEBPACK_LIMIT = 8096

/** Sums up what a module's rules come to. */
export function summarize({ uses, type, inlineLimit }: ModuleTreatment): Treatment {
  if (uses.some(({ loader }) => isNamed(loader, 'null'))) return { kind: 'empty' }
  if (uses.some(({ loader }) => STYLE_LOADERS.test(loader))) return { kind: 'default' }
  const own = uses.filter(({ loader }) => !CODE_LOADERS.test(loader))
  const [only] = own
  if (own.length > 0 && own.every(({ loader }) => DATA_LOADERS.test(loader))) {
    return {
      kind: 'data',
      notation: only && isNamed(only.loader, 'json') && own.length === 1 ? 'json' : 'yaml',
    }
  }
  if (own.some(({ loader }) => !isAsset(loader) && !isNamed(loader, 'raw'))) {
    // The last one runs first.
    const first = uses.at(-1)
    return { kind: 'loaders', uses: own, isCompiled: !!first && CODE_LOADERS.test(first.loader) }
  }
  if (type === 'asset/source' || own.some(({ loader }) => isNamed(loader, 'raw')))
    return { kind: 'text' }
  if (type === 'asset/resource') return { kind: 'asset', limit: -1 }
  if (type === 'asset/inline') return { kind: 'asset', limit: Number.POSITIVE_INFINITY }
  if (type === 'asset') return { kind: 'asset', limit: inlineLimit ?? WEBPACK_LIMIT }
  const [asset] = own
  if (asset === undefined) return { kind: 'default' }
  return { kind: 'asset', limit: limitOf(asset) }
}

function isAsset(loader: string): boolean {
  return FILE_LOADER.test(loader) || URL_LOADER.test(loader)
}

function isNamed(loader: string, name: string): boolean {
  return new RegExp(String.raw`(?:^|[\\/])${name}-loader(?:[\\/]|$)`).test(loader)
}

/** `limit` of url-loader: a number of bytes, as text too, or whether to inline at all. */
function limitOf({ loader, options }: LoaderUse): number {
  if (FILE_LOADER.test(loader)) return -1
  const limit =
    typeof options === 'object' && options !== null && 'limit' in options
      ? options.limit
      : INLINE_LIMIT
  if (typeof limit === 'boolean') return limit ? Number.POSITIVE_INFINITY : -1
  return Number(limit)
}
