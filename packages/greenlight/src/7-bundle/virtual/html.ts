import { join } from 'node:path'
import { findBundledFile } from '#plugins'

/** Source of `virtual:greenlight/html`: the component of the whole document, the site's `src/html` or the usual one. */
export function htmlModule(root: string): string {
  const file =
    findBundledFile(join(root, 'src'), 'html') ?? 'greenlight-runtime/render/default-html'
  const source = JSON.stringify(file)
  // A CommonJS file has what it exports as its default.
  return `import * as html from ${source}\nexport default html.default?.default ?? html.default\n`
}
