import { lstatSync, type Stats } from 'node:fs'
import { isRecord } from '#support/is-record'

/** What a path names, a link as such; undefined where there is nothing, also where a part of the path is a file. */
export function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path)
  } catch (error) {
    if (isRecord(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined
    throw error
  }
}
