import { join } from 'node:path'
import { type ExtractedQueries, writeTypes } from '#queries'
import type { Site } from '../site.ts'

/** Writes the types of all queries, where the configuration asks for them in builds (`generateOnBuild`). */
export async function writeQueryTypes(
  { config, schema, cache }: Site,
  { definitions }: ExtractedQueries,
): Promise<void> {
  const { graphqlTypegen } = config.gatsbyConfig
  if (graphqlTypegen === false || !graphqlTypegen.generateOnBuild) return
  const path = join(config.root, graphqlTypegen.typesOutputPath)
  await writeTypes(
    { path, store: cache.store('query-types') },
    {
      root: config.root,
      schema: schema.schema,
      sdl: schema.print(),
      definitions,
      searchPaths: graphqlTypegen.documentSearchPaths,
    },
  )
}
