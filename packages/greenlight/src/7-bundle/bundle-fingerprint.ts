import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { contentHash } from '#support/content-hash'
import { describeValue } from '#support/describe-value'
import { filesBelow } from '#support/files-below'
import { isRecord } from '#support/is-record'
import { withoutVariables } from './bundle-variables.ts'
import type { BundleInput } from './site-bundle.ts'
import { browserPluginsModule } from './virtual/browser-plugins.ts'
import { htmlModule } from './virtual/html.ts'
import { siteDataModule } from './virtual/site-data.ts'
import { ssrPluginsModule } from './virtual/ssr-plugins.ts'
import { runtimeFolder } from './vite-config.ts'

/** A file that a bundle was made of. */
export interface SourceFile {
  readonly path: string
  readonly size: number
  /** Milliseconds since 1970. */
  readonly modified: number
  readonly hash: string
}

/** Grows when the form of kept bundles changes. */
const FORMAT = 5

/** Settings of tools that bundling reads by itself, in the site's folder. */
const CONFIG_FILES =
  /^(?:package\.json|tsconfig.*\.json|browserslist|postcss\.config\..+|\.postcssrc.*|\.browserslistrc|\.babelrc.*|babel\.config\..+)$/

/**
 * Hash of all that a bundle is made of but for the content of its source files: settings, plugins, versions, and
 * which files there are in the site, since a new file may be what an import means from now on. Of environment
 * variables see `valuesOf`.
 */
export function bundleKey(input: BundleInput): string {
  const { root } = input
  const parts: unknown[] = [
    FORMAT,
    versionOf('vite'),
    versionOf('rolldown'),
    process.versions.node,
    [...input.components],
    [input.publicPath, input.basePath, input.assetPrefix, input.minify, input.profile],
    input.gatsbyConfig.jsxRuntime,
    input.gatsbyConfig.jsxImportSource,
    input.gatsbyConfig.trailingSlash,
    input.extensions,
    input.browsers,
    describeValue(withoutVariables(input.settings)),
    browserPluginsModule(input.plugins),
    ssrPluginsModule(input.plugins),
    htmlModule(root),
    siteDataModule(input),
    input.shadows !== undefined,
    listOwnFiles(input),
    listFiles(runtimeFolder()),
    listConfigFiles(root).map(file => [file, readFileSync(file, 'utf8')]),
    installedVersions(root),
  ]
  return contentHash(JSON.stringify(parts))
}

/** Settings of tools in the site's folder, absolute. */
export function listConfigFiles(root: string): string[] {
  return readdirSync(root)
    .filter(name => CONFIG_FILES.test(name))
    .map(name => join(root, name))
}

/** All files of the site's own code: a stylesheet or a plugin may read any of them. */
export function listOwnFiles({ root, plugins }: BundleInput): string[] {
  const local = plugins.filter(({ resolve }) => !resolve.includes('/node_modules/'))
  const folders = [join(root, 'src'), ...local.map(({ resolve }) => resolve)]
  return folders
    .filter(folder => folder !== root)
    .flatMap(folder => listFiles(folder).map(file => join(folder, file)))
}

/** Times of files are those of the last tick of the system's clock, which may lie so many milliseconds back. */
const TICK = 10

/**
 * Describes the files that were read since a moment (milliseconds since 1970). One that was changed since then is
 * described so that it counts as changed: nobody knows which of its contents was read.
 */
export function describeSources(files: readonly string[], began: number): SourceFile[] {
  return files.flatMap(path => {
    const stats = statSync(path, { throwIfNoEntry: false })
    if (!stats?.isFile()) return []
    const isCertain = stats.mtimeMs < began - TICK
    const hash = isCertain ? contentHash(readFileSync(path)) : ''
    const modified = isCertain ? stats.mtimeMs : Number.NaN
    return [{ path, size: stats.size, modified, hash }]
  })
}

/** Whether all files have the content they had. Size and time decide only whether to look. */
export function areUnchanged(sources: readonly SourceFile[]): boolean {
  return sources.every(({ path, size, modified, hash }) => {
    const stats = statSync(path, { throwIfNoEntry: false })
    if (!stats?.isFile() || stats.size !== size) return false
    return stats.mtimeMs === modified || contentHash(readFileSync(path)) === hash
  })
}

/** Names of folders in which nothing is written by hand. */
const NOT_OWN = new Set(['node_modules', '.cache', 'public'])

function listFiles(folder: string): string[] {
  return filesBelow(folder, ({ name }) => NOT_OWN.has(name))
}

/** npm's list of what is installed changes with every install. */
function installedVersions(root: string): readonly unknown[] {
  return [
    'package-lock.json',
    'yarn.lock',
    'pnpm-lock.yaml',
    'node_modules/.package-lock.json',
  ].map(name => {
    const stats = statSync(join(root, name), { throwIfNoEntry: false })
    return stats ? [name, stats.size, stats.mtimeMs] : name
  })
}

function versionOf(name: string): string {
  const manifest: unknown = createRequire(import.meta.url)(`${name}/package.json`)
  return isRecord(manifest) ? String(manifest.version) : ''
}
