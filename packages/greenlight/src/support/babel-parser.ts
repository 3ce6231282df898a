import type * as BabelParser from '@babel/parser'
import { ownRequire } from './own-require.ts'

/** Babel's parser, loaded where it is first asked for: most runs can do without, and it takes a tenth of a second. */
export function babelParser(): typeof BabelParser {
  return ownRequire('@babel/parser')
}
