import { buildSiteSchema } from '../../../greenlight/src/4-schema/index.ts'
import { createFixedNodes } from '../fixed-nodes.ts'
import type { SchemaCase, SchemaOutcome } from './schema-case.ts'

/** Builds the schema of a case with Greenlight. */
export async function buildGreenlightSchema({
  types,
  nodes,
  mapping,
}: SchemaCase): Promise<SchemaOutcome> {
  const messages: string[] = []
  const conflicts = () =>
    messages
      .flatMap(message => [...message.matchAll(/^(\S+):\n - type: /gm)])
      .flatMap(([, path]) => path ?? [])
      .sort()
  try {
    const { print } = await buildSiteSchema({
      nodes: createFixedNodes(nodes),
      mapping,
      report: ({ message }) => messages.push(message),
      customization: {
        types: types.map(({ plugin, sdl }) => ({ type: sdl, plugin: { name: plugin } })),
        fieldExtensions: [],
        thirdPartySchemas: [],
        resolverContext: {},
      },
      hooks: { setFields: async () => [], createResolvers: async () => {} },
    })
    return { sdl: print(), conflicts: conflicts() }
  } catch (error) {
    return {
      error: error instanceof Error ? error.message : String(error),
      conflicts: conflicts(),
    }
  }
}
