import { bundleClient } from './bundle-client.ts'
import { bundleRenderer } from './bundle-renderer.ts'
import type { BundleInput, SiteBundle } from './site-bundle.ts'

/**
 * Stage 7: bundles the site's code for browsers and for rendering, both at once, in memory.
 *
 * @throws ProblemError with file, line and frame for code that does not parse or imports what is not there
 */
export async function bundleSite(input: BundleInput): Promise<SiteBundle> {
  const sources = new Set<string>()
  const onSources = (files: readonly string[]) => {
    for (const file of files) sources.add(file)
  }
  const [client, renderer] = await Promise.all([
    bundleClient(input, onSources),
    bundleRenderer(input, onSources),
  ])
  return { client, renderer, sources: [...sources] }
}
