import { statSync } from 'node:fs'
import { join } from 'node:path'

/** Whether a target lies on another server, or is no path at all ("data:..."). */
export const isElsewhere = (target: string) => /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(target)

/**
 * Absolute path of a local file that content names: "/x" lies under static/, all else beside the naming file.
 * `undefined` for one that lies elsewhere.
 */
export function localFile(
  target: string,
  place: { readonly root: string; readonly folder: string },
): string | undefined {
  if (isElsewhere(target)) return undefined
  const path = target.replace(/[?#].*$/, '')
  return path.startsWith('/') ? join(place.root, 'static', path) : join(place.folder, path)
}

/** Whether there is a file of this name; a folder is none. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
