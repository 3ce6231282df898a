import { chunkMap, type SiteBundle, webpackStats } from '#bundle'
import { staticQueryFile } from '#render'
import { contentHash } from '#support/content-hash'
import type { Site } from '../site.ts'

/** Everything of `public` that is no page and no static file, assets before what names them. */
export function* listOutputFiles({
  bundle: { client },
  results,
}: {
  readonly site: Site
  readonly bundle: SiteBundle
  /** Results of static queries by hash, as JSON. */
  readonly results: ReadonlyMap<string, string>
}): Generator<readonly [string, string | Uint8Array]> {
  yield* client.files
  for (const [hash, result] of results) yield [staticQueryFile(hash), result]
  const map = JSON.stringify(chunkMap(client))
  yield ['chunk-map.json', map]
  yield ['webpack.stats.json', JSON.stringify(webpackStats(client))]
  yield [
    'page-data/app-data.json',
    // Gatsby ends this file with a line break.
    `${JSON.stringify({ webpackCompilationHash: compilationHash(map) })}\n`,
  ]
}

/** Names the version of the site's code; a browser that finds another one loads the next page whole. */
function compilationHash(map: string): string {
  return contentHash(map).slice(0, 20)
}
