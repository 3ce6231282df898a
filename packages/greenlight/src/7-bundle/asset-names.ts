import { extname } from 'node:path'
import { importOwnPackage } from '#support/import-module'
import { INLINE_LIMIT } from './webpack/treatments.ts'

/** The part of Rolldown's description of an asset that its name is made of. */
export interface AssetInfo {
  readonly names: readonly string[]
  readonly source: string | Uint8Array
}

/**
 * Makes the function that names files which code or CSS imports: `static/<name>-<hash>.<ext>` with the MD4 of the
 * content, as Gatsby's file-loader does. The site's stylesheet is named by its content as well.
 */
export async function createAssetNames(): Promise<(asset: AssetInfo) => string> {
  const { createMD4 }: typeof import('hash-wasm') = await importOwnPackage('hash-wasm')
  const md4 = await createMD4()
  return ({ names, source }) => {
    const name = names[0] ?? 'asset'
    if (name.endsWith('.css')) return 'styles.[hash:20][extname]'
    const extension = extname(name)
    const base = name.slice(0, name.length - extension.length)
    return `static/${base}-${md4.init().update(source).digest('hex')}${extension}`
  }
}

/** Whether an imported file stands in the code that imports it, as in Gatsby. Documents never do. */
export function isInlined(file: string, content: Uint8Array): boolean {
  return extname(file) !== '.pdf' && content.length <= INLINE_LIMIT
}
