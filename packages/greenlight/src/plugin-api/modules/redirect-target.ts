import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Where redirected packages are. Plain strings, so that it can be sent to other threads. */
export interface RedirectMap {
  /** Folder of the package that answers to the name `gatsby`. */
  readonly gatsby: string
  /** Folder of the graphql package that everybody shares. */
  readonly graphql: string
}

/** What becomes of an import. */
export type Redirect =
  | { readonly kind: 'file'; readonly file: string }
  /** A module of `gatsby` that the engine does not have. */
  | { readonly kind: 'missing'; readonly message: string }
  /** Only where the import would get graphql 16, or nothing: see `isOtherGraphql`. */
  | { readonly kind: 'graphql'; readonly file: string }

const SUFFIXES = ['', '.js', '.json', '/index.js']

/** Decides what becomes of an import; undefined when it is none of ours. */
export function redirectTarget(specifier: string, map: RedirectMap): Redirect | undefined {
  if (specifier === 'gatsby' || specifier.startsWith('gatsby/')) {
    const file = findFile(map.gatsby, specifier.slice('gatsby/'.length) || 'index.js')
    return file === undefined
      ? {
          kind: 'missing',
          message: `Cannot find module '${specifier}': Greenlight does not offer it`,
        }
      : { kind: 'file', file }
  }
  if (specifier === 'graphql' || specifier.startsWith('graphql/')) {
    // The ES module build next to each file would be a second instance.
    const path = specifier.slice('graphql/'.length).replace(/\.mjs$/, '.js') || 'index.js'
    const file = findFile(map.graphql, path)
    return file === undefined ? undefined : { kind: 'graphql', file }
  }
  return undefined
}

/**
 * Whether a file belongs to a graphql of another major version than 16. A package that brings its own old copy
 * keeps it.
 */
export function isOtherGraphql(file: string): boolean {
  const version = versionOfPackage(file)
  return version !== undefined && !version.startsWith('16.')
}

/** Version of the package a file belongs to. */
export function versionOfPackage(file: string): string | undefined {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest)) return JSON.parse(readFileSync(manifest, 'utf8')).version
  }
  return undefined
}

function findFile(folder: string, path: string): string | undefined {
  return SUFFIXES.map(suffix => join(folder, path + suffix)).find(file =>
    statSync(file, { throwIfNoEntry: false })?.isFile(),
  )
}
