import { deserialize, serialize } from 'node:v8'
import type { RecordStore } from '#cache'
import type { Nodes } from '#nodes'
import { changesSince } from './changes-since.ts'

/** Index of the absolute paths of `File` nodes, kept up as nodes change. */
export interface FilePaths {
  /** Whether a `File` node has this path. */
  has(absolutePath: string, nodes: Nodes): boolean
  /** Puts the index, where there is one, into the store. */
  save(nodes: Nodes): void
}

/** Grows when the form of the record changes. */
const RECORD = 'paths of files 1'

/** @param store what the last run kept, for the nodes at revision 0; undefined where nothing is to be kept */
export function createFilePaths(store?: RecordStore): FilePaths {
  let revision: number | undefined
  let isKept = false
  let pathById = new Map<string, unknown>()
  let idsByPath = new Map<unknown, number>()

  function count(path: unknown, delta: 1 | -1): void {
    idsByPath.set(path, (idsByPath.get(path) ?? 0) + delta)
  }

  function change(id: string, path: unknown): void {
    if (pathById.has(id)) count(pathById.get(id), -1)
    pathById.delete(id)
    if (path === undefined) return
    pathById.set(id, path)
    count(path, 1)
  }

  function start(paths: Map<string, unknown>): void {
    pathById = paths
    idsByPath = new Map()
    for (const path of paths.values()) count(path, 1)
  }

  function readKept(): void {
    const bytes = store?.get(RECORD)
    if (!bytes) return
    start(deserialize(bytes))
    revision = 0
    isKept = true
  }

  function readAll(nodes: Nodes): void {
    start(new Map(nodes.ofTypeById('File').map(file => [file.id, file.absolutePath])))
    isKept = false
  }

  /** Whether the changes were still known. */
  function update(nodes: Nodes, since: number): boolean {
    const byType = changesSince(nodes, since)
    if (byType === 'forgotten') return false
    const changes = byType.get('File')
    if (!changes) return true
    isKept = false
    for (const ids of [changes.deleted, changes.created, changes.updated]) {
      for (const id of ids) {
        const file = nodes.get(id)
        change(id, file?.internal.type === 'File' ? file.absolutePath : undefined)
      }
    }
    return true
  }

  function bringUpToDate(nodes: Nodes): void {
    if (revision === undefined) readKept()
    if (revision === nodes.revision) return
    if (revision === undefined || !update(nodes, revision)) readAll(nodes)
    revision = nodes.revision
  }

  return {
    has(absolutePath, nodes) {
      bringUpToDate(nodes)
      return (idsByPath.get(absolutePath) ?? 0) > 0
    },
    save(nodes) {
      if (!store) return
      if (revision === undefined) {
        if (nodes.revision > 0) store.delete(RECORD)
        return
      }
      bringUpToDate(nodes)
      if (!isKept || !store.has(RECORD)) store.set(RECORD, serialize(pathById))
    },
  }
}
