import type { Nodes } from '../../greenlight/src/3-nodes/node.ts'
import { buildSiteSchema } from '../../greenlight/src/4-schema/build/build-site-schema.ts'
import type { SiteSchema } from '../../greenlight/src/4-schema/site-schema.ts'

/** Greenlight's schema over given nodes and types, without a site: the counterpart of `openStockDataLayer`. */
export function openGreenlightDataLayer(sdl: string, nodes: Nodes): Promise<SiteSchema> {
  return buildSiteSchema({
    nodes,
    customization: {
      types: [{ type: sdl, plugin: { name: 'default-site-plugin' } }],
      fieldExtensions: [],
      thirdPartySchemas: [],
      resolverContext: {},
    },
    hooks: { setFields: async () => [], createResolvers: async () => {} },
    mapping: {},
  })
}
