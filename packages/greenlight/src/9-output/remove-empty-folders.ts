import { readdirSync, rmdirSync } from 'node:fs'
import { dirname } from 'node:path'

/** Deletes a folder that is empty, then its parents for as long as they are; `root` stays. */
export function removeEmptyFolders(folder: string, root: string): void {
  if (folder === root || readdirSync(folder).length > 0) return
  rmdirSync(folder)
  removeEmptyFolders(dirname(folder), root)
}
