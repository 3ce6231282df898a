import { resolvePlugin, type SiteConfig } from '#config'
import type { GatsbyNodeModule, Plugin } from '#plugins'
import { isFunction } from '#support/is-function'
import { createFileSource } from './filesystem/source-files.ts'

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

const FILESYSTEM = 'gatsby-source-filesystem'

/** A plugin's hooks with our own in the place of those that have a twin. */
export function withTwins(
  { name, resolve, version }: Plugin,
  hooks: GatsbyNodeModule,
  { root, command }: SiteConfig,
): GatsbyNodeModule {
  const { sourceNodes } = hooks
  const isCovered = name === FILESYSTEM && version.startsWith('5.') && command === 'build'
  if (!isCovered || !isFunction(sourceNodes)) return hooks
  return { ...hooks, sourceNodes: createFileSource(resolve, root, sourceNodes) }
}
