import { createRequire } from 'node:module'
import type * as BabelParser from '@babel/parser'

/** Babel's parser, loaded where it is first asked for: most runs can do without, and it takes a tenth of a second. */
export function babelParser(): typeof BabelParser {
  return createRequire(import.meta.url)('@babel/parser')
}
