import { createHash } from 'node:crypto'
import { extname } from 'node:path'

/** The part of Rolldown's description of an asset that its name is made of. */
export interface AssetInfo {
  readonly names: readonly string[]
  readonly originalFileNames: readonly string[]
  readonly source: string | Uint8Array
}

/**
 * Where a file that code or CSS imports goes: `static/<name>-<md5>.<ext>`, as in Gatsby.
 * The site's stylesheet is named by its content as well.
 */
export function assetFileName({ names, source }: AssetInfo): string {
  const name = names[0] ?? 'asset'
  if (name.endsWith('.css')) return 'styles.[hash][extname]'
  const extension = extname(name)
  const base = name.slice(0, name.length - extension.length)
  return `static/${base}-${createHash('md5').update(source).digest('hex')}${extension}`
}

/** Files of fewer bytes stand in the code that imports them, as in Gatsby. */
const INLINE_LIMIT = 10_000

/** Whether an imported file becomes a data address. Documents never do. */
export function isInlined(file: string, content: Uint8Array): boolean {
  return extname(file) !== '.pdf' && content.length < INLINE_LIMIT
}
