import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { htmlFile } from '#render'
import { filesBelow } from '#support/files-below'
import { isRecord } from '#support/is-record'
import { writeWhole } from '#support/write-whole'
import type { OutputRecords } from './output-records.ts'
import { type FileRecord, stands } from './publish-file.ts'
import { removeEmptyFolders } from './remove-empty-folders.ts'
import { statsOf } from './stats-of.ts'

/** A plugin's hook, as the writer of files. */
export interface HookOwner {
  readonly plugin: string
  readonly hook: string
}

/**
 * Files that hooks wrote to `public` by themselves (sitemaps, feeds, service workers), with who wrote them. A file
 * belongs to the hook during whose call it appeared or changed; what appears at other times is nobody's, and stays.
 */
export interface HookFiles {
  /** Runs hooks one after another. `call` tells of each before it begins. */
  during<T>(run: (begin: (owner: HookOwner) => void) => Promise<T>): Promise<T>
  /**
   * Deletes what a build without earlier ones would not have: files whose hook there no longer is, and files that a
   * hook in `WRITES_EVERYTHING` did not write again. To be called when all hooks ran.
   *
   * Of other hooks nothing is deleted while they are there: whether a file that was not written again is stale, or
   * still as it should be, only its plugin knows.
   *
   * @param isThere whether a hook was run in this build
   * @returns how many were deleted
   */
  deleteStale(isThere: (owner: HookOwner) => boolean): number
}

/** Plugins that write all of their files in every build. */
const WRITES_EVERYTHING: ReadonlySet<string> = new Set([
  'gatsby-plugin-feed',
  'gatsby-plugin-robots-txt',
  'gatsby-plugin-sitemap',
])

/** Folders of `public` that hold files of the engine, of jobs and of resolvers, and none of hooks. */
const SKIPPED: ReadonlySet<string> = new Set(['page-data', 'static', '_gatsby'])

/** What tells one state of a file from another. */
type Stamp = Pick<FileRecord, 'size' | 'modified'>

interface HookFile extends HookOwner, Stamp {}

/**
 * Opens what is known of hooks' files. It is kept in a file of its own, apart from the cache: it holds when the cache
 * is dropped, and is written as soon as hooks have run, so that a killed build loses little of it.
 *
 * @param options.publicFolder absolute
 * @param options.directory folder of the cache, absolute
 * @param options.records what the engine itself has written
 */
export function openHookFiles({
  publicFolder,
  directory,
  records,
}: {
  readonly publicFolder: string
  readonly directory: string
  readonly records: Pick<OutputRecords, 'pages' | 'files'>
}): HookFiles {
  const path = join(directory, 'hook-files.json')
  const known = readKnown(path)
  const writtenNow = new Set<string>()

  function save(): void {
    try {
      mkdirSync(directory, { recursive: true })
      writeWhole(path, JSON.stringify([...known]))
    } catch {
      // Files that are not known stay, as if somebody else had put them there. The cache says why nothing is kept.
    }
  }

  return {
    async during(run) {
      let own: OwnFiles | undefined
      let owner: HookOwner | undefined
      let before: ReadonlyMap<string, Stamp> | undefined
      let changed = false
      /** Gives what has changed since the last call to the hook that was running. */
      function look(): void {
        own ??= ownFiles(records)
        const now = stampsOf(publicFolder, own)
        if (owner && before) {
          for (const [file, stamp] of now) {
            if (isSame(stamp, before.get(file))) continue
            known.set(file, { ...owner, ...stamp })
            writtenNow.add(file)
            changed = true
          }
        }
        before = now
      }
      try {
        return await run(next => {
          look()
          owner = next
        })
      } finally {
        if (owner) look()
        if (changed) save()
      }
    },
    deleteStale(isThere) {
      if (known.size === 0) return 0
      const own = ownFiles(records)
      let deleted = 0
      let changed = false
      for (const [file, record] of [...known]) {
        const { plugin } = record
        const isWanted = isThere(record) && (writtenNow.has(file) || !WRITES_EVERYTHING.has(plugin))
        const target = join(publicFolder, file)
        const isOurs = stands(target, record) && !own.files.has(file)
        if (isWanted && isOurs) continue
        known.delete(file)
        changed = true
        if (!isOurs) continue
        rmSync(target)
        removeEmptyFolders(dirname(target), publicFolder)
        deleted++
      }
      if (changed) save()
      return deleted
    },
  }
}

/** What the engine has written: its files, and folders that hold a page and no folders of other pages. */
interface OwnFiles {
  readonly files: ReadonlySet<string>
  readonly leaves: ReadonlySet<string>
}

function ownFiles({ pages, files }: Pick<OutputRecords, 'pages' | 'files'>): OwnFiles {
  const documents = Array.from(pages.paths(), htmlFile)
  const parents = new Set<string>(['.'])
  for (const document of documents) {
    let folder = dirname(dirname(document))
    while (!parents.has(folder)) {
      parents.add(folder)
      folder = dirname(folder)
    }
  }
  const leaves = documents.map(dirname).filter(folder => !parents.has(folder))
  return { files: new Set([...documents, ...files.keys()]), leaves: new Set(leaves) }
}

/**
 * The files of `public` that are not the engine's. Folders of pages that lead to no other page are not looked into:
 * there are as many as there are pages, and each build would wait for it.
 */
function stampsOf(folder: string, { files, leaves }: OwnFiles): Map<string, Stamp> {
  const found = filesBelow(folder, (entry, path) => {
    if (!entry.isDirectory()) return files.has(path)
    return SKIPPED.has(path) || leaves.has(path)
  })
  return new Map(
    found.flatMap(file => {
      const stamp = stampOf(join(folder, file))
      return stamp ? [[file, stamp]] : []
    }),
  )
}

function stampOf(path: string): Stamp | undefined {
  const found = statsOf(path)
  return found?.isFile() ? { size: found.size, modified: found.mtimeMs } : undefined
}

function isSame(left: Stamp, right: Stamp | undefined): boolean {
  return left.size === right?.size && left.modified === right.modified
}

/** What earlier builds noted. What cannot be read is forgotten: the files then stay. */
function readKnown(path: string): Map<string, HookFile> {
  let entries: unknown
  try {
    entries = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return new Map()
  }
  if (!Array.isArray(entries)) return new Map()
  return new Map(
    entries.flatMap((entry: unknown): [string, HookFile][] => {
      if (!Array.isArray(entry)) return []
      const [file, record]: unknown[] = entry
      return typeof file === 'string' && isHookFile(record) ? [[file, record]] : []
    }),
  )
}

function isHookFile(value: unknown): value is HookFile {
  return (
    isRecord(value) &&
    typeof value.plugin === 'string' &&
    typeof value.hook === 'string' &&
    typeof value.size === 'number' &&
    typeof value.modified === 'number'
  )
}
