import type { Targets } from 'lightningcss'
import { importOwnPackage } from '#support/import-module'

/** A stylesheet for a site's browsers. */
export interface MinifiedStyle {
  readonly css: string
  /** What could not be read, and was left out. */
  readonly warnings: readonly string[]
}

/**
 * Minifies a stylesheet, with the prefixes that the browsers need. What is no CSS, such as hacks for old browsers, is
 * left out rather than ending the build.
 */
export async function minifyStyle(css: string, targets: Targets): Promise<MinifiedStyle> {
  const { transform }: typeof import('lightningcss') = await importOwnPackage('lightningcss')
  const { code, warnings } = transform({
    filename: 'styles.css',
    code: Buffer.from(css),
    minify: true,
    errorRecovery: true,
    targets,
  })
  return { css: String(code), warnings: warnings.map(({ message }) => message) }
}
