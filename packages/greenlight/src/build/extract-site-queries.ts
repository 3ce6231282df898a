import { type ExtractedQueries, extractQueries } from '#queries'
import type { Site } from '../site.ts'

/**
 * Finds the queries in the code of a site, its plugins and the packages whose fragments it may use, with the hooks
 * that come before it (`onPreExtractQueries`, `preprocessSource`).
 *
 * @throws ProblemError with every query that is wrong
 */
export async function extractSiteQueries(site: Site): Promise<ExtractedQueries> {
  const { config, runner, failures, pages, slices, schema, cache } = site
  await runner.run('onPreExtractQueries')
  const sliceComponents = new Set([...slices.slices.values()].map(slice => slice.componentPath))
  const components = new Set([...pages.pages.values()].map(({ componentPath }) => componentPath))
  const queries = await extractQueries({
    root: config.root,
    plugins: runner.plugins,
    components: new Set([...components, ...sliceComponents]),
    sliceComponents,
    schema,
    store: cache.store('files with queries'),
    preprocessSource: async (filename: string, contents: string) => {
      const results = await runner.run('preprocessSource', { filename, contents })
      return results.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
    },
  })
  for (const problem of queries.problems) failures.add(problem)
  return queries
}
