import { join } from 'node:path'
import { type ExtractedQueries, writeTypes } from '#queries'
import type { Site } from '../site.ts'

/** Writes the types of all queries, where the configuration asks for them in builds (`generateOnBuild`). */
export async function writeQueryTypes(
  { config, schema }: Site,
  { definitions }: ExtractedQueries,
): Promise<void> {
  const { graphqlTypegen } = config.gatsbyConfig
  if (!graphqlTypegen || !graphqlTypegen.generateOnBuild) return
  await writeTypes(join(config.root, graphqlTypegen.typesOutputPath), {
    root: config.root,
    schema: schema.schema,
    definitions,
    searchPaths: graphqlTypegen.documentSearchPaths,
  })
}
