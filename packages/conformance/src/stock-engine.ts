import { fileURLToPath } from 'node:url'
import { forkEngine } from './fork-engine.ts'
import type { StockEngine } from './site-engine.ts'

/** Opens a site with stock Gatsby, the copy that the site itself resolves. @throws Error when the site does not open. */
export function openWithStock(site: string): Promise<StockEngine> {
  return forkEngine({
    name: 'stock Gatsby',
    child: fileURLToPath(new URL('./stock-child.cjs', import.meta.url)),
    site,
  })
}
