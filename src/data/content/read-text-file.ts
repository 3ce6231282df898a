import { readFileSync } from 'node:fs'

/** Reads a text without the byte order mark that some editors put before it: no editor counts it as a column. */
export function readTextFile(file: string): string {
  return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
}
