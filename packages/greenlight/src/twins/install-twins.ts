import { resolvePlugin, type SiteConfig } from '#config'

const REMARK = 'gatsby-transformer-remark'

/** Puts the twins of a site's plugins in place, in this thread. Must run before the plugins are loaded. */
export async function installTwins({ plugins }: SiteConfig): Promise<void> {
  const entry = plugins.find(({ resolve }) => resolve === REMARK)
  if (!entry) return
  const found = resolvePlugin(entry.resolve, entry.parentDir)
  if ('reason' in found || found.local) return
  // The native parser is loaded for sites with markdown only.
  const { installRemarkTwin } = await import('./remark/install-remark-twin.ts')
  installRemarkTwin(found.folder)
}
