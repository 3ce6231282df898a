import { hash } from 'node:crypto'
import { readFileSync, type Stats } from 'node:fs'
import { parse, relative, sep } from 'node:path'
import type { FoundFile } from './list-files.ts'

/** Libraries that the plugin itself would use. */
export interface FileLibraries {
  readonly mediaType: (extension: string) => string | null | undefined
  readonly prettySize: (bytes: number) => string
}

export interface FileNodeOptions {
  readonly root: string
  /** The plugin's option `path`, absolute. */
  readonly folder: string
  readonly name: string | undefined
  readonly fastHash: boolean
  readonly libraries: FileLibraries
  readonly createNodeId: (path: string) => string
  /** The digest of a file that is as it was when the digest was made; of others it is made anew. */
  readonly knownDigest: string | undefined
}

/** A node as gatsby-source-filesystem 5 makes it of a file or folder, field by field in its order. */
export function fileNode(
  file: FoundFile,
  options: FileNodeOptions,
): Readonly<Record<string, unknown>> {
  const { path, stats } = file
  const { folder, libraries } = options
  const parsed = parse(path)
  const { ext, dir } = parsed
  const [modified, accessed, changed, born] = [
    stats.mtime.toJSON(),
    stats.atime.toJSON(),
    stats.ctime.toJSON(),
    stats.birthtime.toJSON(),
  ]
  return {
    id: options.createNodeId(path),
    children: [],
    parent: null,
    internal: stats.isDirectory()
      ? folderInternal(file, options)
      : fileInternal(file, ext, options),
    sourceInstanceName: options.name || '__PROGRAMMATIC__',
    relativePath: placeIn(folder, path),
    extension: ext.slice(1).toLowerCase(),
    prettySize: libraries.prettySize(stats.size),
    modifiedTime: modified,
    accessTime: accessed,
    changeTime: changed,
    birthTime: born,
    ...parsed,
    absolutePath: path,
    relativeDirectory: placeIn(folder, dir),
    dev: stats.dev,
    mode: stats.mode,
    nlink: stats.nlink,
    uid: stats.uid,
    rdev: stats.rdev,
    blksize: stats.blksize,
    ino: stats.ino,
    size: stats.size,
    blocks: stats.blocks,
    atimeMs: stats.atimeMs,
    mtimeMs: stats.mtimeMs,
    ctimeMs: stats.ctimeMs,
    birthtimeMs: stats.birthtimeMs,
    atime: accessed,
    mtime: modified,
    ctime: changed,
    birthtime: born,
  }
}

function fileInternal(file: FoundFile, extension: string, options: FileNodeOptions): object {
  const { path, stats } = file
  const contentDigest = options.fastHash
    ? `${stats.mtimeMs}${stats.ino}`
    : (options.knownDigest ?? hash('md5', readFileSync(path)))
  return {
    contentDigest,
    type: 'File',
    mediaType: options.libraries.mediaType(extension) || 'application/octet-stream',
    description: `File "${placeIn(options.root, path)}"`,
  }
}

/** As `relative` of node:path, without taking paths to pieces where one plainly holds the other. */
function placeIn(folder: string, path: string): string {
  const start = folder.endsWith(sep) ? folder : folder + sep
  return path.startsWith(start) ? path.slice(start.length) : relative(folder, path)
}

/** A folder's digest is of what changes when the folder does; that it was read, which the original counts, is not. */
function folderInternal({ path, stats }: FoundFile, { root }: FileNodeOptions): object {
  return {
    contentDigest: hash('md5', JSON.stringify([path, ...statesOf(stats)])),
    type: 'Directory',
    description: `Directory "${placeIn(root, path)}"`,
  }
}

/**
 * What tells that a file or folder is as it was: size in bytes, times of change in milliseconds since 1970, place on
 * disk; of a folder who may do what as well.
 */
export function statesOf(stats: Stats): readonly number[] {
  const { size, mtimeMs, ctimeMs, ino, mode, uid } = stats
  return stats.isDirectory()
    ? [size, mtimeMs, ctimeMs, ino, mode, uid]
    : [size, mtimeMs, ctimeMs, ino]
}
