import * as fs from 'node:fs'

/** The calls of node:fs that the cache makes; tests pass ones that fail. */
export type CacheFiles = Pick<
  typeof fs,
  | 'closeSync'
  | 'existsSync'
  | 'fstatSync'
  | 'ftruncateSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readFileSync'
  | 'readSync'
  | 'readdirSync'
  | 'renameSync'
  | 'rmSync'
  | 'statSync'
  | 'writeFileSync'
  | 'writeSync'
>

export const diskFiles: CacheFiles = fs
