import { fileURLToPath } from 'node:url'
import { forkEngine } from './fork-engine.ts'
import type { SiteEngine } from './site-engine.ts'

/**
 * Opens a site with Greenlight, compiled from its sources.
 * @param twins whether slow parts of known plugins are replaced by the engine's own
 * @throws Error when the site does not open.
 */
export function openWithGreenlight(
  site: string,
  { twins = true }: { readonly twins?: boolean } = {},
): Promise<SiteEngine> {
  return forkEngine({
    name: 'Greenlight',
    child: fileURLToPath(new URL('./greenlight-child.js', import.meta.url)),
    site,
    env: { CONFORMANCE_TWINS: twins ? '1' : '0' },
  })
}
