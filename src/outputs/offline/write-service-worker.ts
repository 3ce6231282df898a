import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Publication } from '../publication.ts'
import { searchIndexFolder } from '../search-index/write-search-index.ts'
import { createOfflinePage } from './offline-page.ts'

/** Where a run of this module reads and writes. */
export interface OfflineFolders {
  /** The site. */
  site: string
  /** The built site, in which the search index is already written. */
  public: string
}

/** Writes the offline page and the service worker, which keeps that page and the search index on the device. */
export async function writeServiceWorker(
  publication: Publication,
  folders: OfflineFolders,
): Promise<void> {
  const offlinePage = createOfflinePage(publication)
  await writeFile(join(folders.public, 'offline.html'), offlinePage)

  const searchFiles = await listFiles(folders.public, searchIndexFolder)
  const precached = ['offline.html', ...searchFiles].sort()
  const template = await readFile(
    join(folders.site, 'src/outputs/offline/service-worker.js'),
    'utf8',
  )
  const version = await hashFiles(folders.public, precached, template)
  await writeFile(
    join(folders.public, 'sw.js'),
    fillServiceWorker(template, { version, precached: precached.map(path => `/${path}`) }),
  )
}

/** The source of the worker with its version and the addresses it keeps from the start. */
export function fillServiceWorker(
  template: string,
  { version, precached }: { version: string; precached: readonly string[] },
): string {
  return template
    .replace('__VERSION__', version)
    .replace("JSON.parse('__PRECACHED__')", JSON.stringify(precached))
}

async function listFiles(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(root.length + 1))
}

async function hashFiles(root: string, paths: readonly string[], seed: string): Promise<string> {
  const hash = createHash('sha256').update(seed)
  for (const path of paths) hash.update(path).update(await readFile(join(root, path)))
  return hash.digest('hex').slice(0, 16)
}
