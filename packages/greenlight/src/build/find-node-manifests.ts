import { type NodeManifests, resolveNodeManifests } from '#pages'
import type { Site } from '../site.ts'

/** The files for what plugins passed to `unstable_createNodeManifest`, and the ids that page data names. */
export function findNodeManifests({
  nodeManifests,
  nodes,
  pages,
  runner,
  config,
}: Site): NodeManifests {
  const fileRoutes = runner.plugins.filter(({ name }) => name === 'gatsby-plugin-page-creator')
  return resolveNodeManifests({
    manifests: nodeManifests,
    pages: pages.pages,
    getNode: id => nodes.get(id),
    fileRouteCreators: new Set(fileRoutes.map(({ id }) => id)),
    limit: config.environment.manifestLimit,
  })
}
