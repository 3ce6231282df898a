import { fileURLToPath } from 'node:url'
import { forkEngine } from './fork-engine.ts'
import type { SiteEngine } from './site-engine.ts'

/** Opens a site with Greenlight, from its sources. @throws Error when the site does not open. */
export function openWithGreenlight(site: string): Promise<SiteEngine> {
  return forkEngine({
    name: 'Greenlight',
    child: fileURLToPath(new URL('./greenlight-child.ts', import.meta.url)),
    site,
    execArgv: [
      '--import',
      fileURLToPath(new URL('../../greenlight/scripts/register-typescript.js', import.meta.url)),
    ],
  })
}
