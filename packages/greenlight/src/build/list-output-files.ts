import { type AssetManifest, assetsByName, chunkMap, type SiteBundle, webpackStats } from '#bundle'
import type { NodeManifests } from '#pages'
import { type SliceToRender, sliceDataFile, slicePieceFile, staticQueryFile } from '#render'
import { contentHash } from '#support/content-hash'
import { workerLibrary } from './worker-library.ts'

/** Everything of `public` that is no page and no static file, assets before what names them. */
export function* listOutputFiles({
  bundle: { client },
  results,
  slices,
  manifests,
  assetManifests,
  publicPath,
}: {
  readonly bundle: SiteBundle
  /** Results of static queries by hash, as JSON. */
  readonly results: ReadonlyMap<string, string>
  /** By id. */
  readonly slices: ReadonlyMap<string, SliceToRender>
  readonly manifests: NodeManifests
  readonly assetManifests: readonly AssetManifest[]
  /** Prefix of the addresses of files. */
  readonly publicPath: string
}): Generator<readonly [string, string | Uint8Array]> {
  yield* client.files
  yield* workerLibrary()
  for (const [hash, result] of results) yield [staticQueryFile(hash), result]
  for (const [id, { data }] of slices) yield [sliceDataFile(id), data]
  for (const [file, manifest] of manifests.files) yield [file, `${JSON.stringify(manifest)}\n`]
  const map = JSON.stringify(chunkMap(client))
  yield ['chunk-map.json', map]
  yield ['webpack.stats.json', JSON.stringify(webpackStats(client))]
  for (const { file } of assetManifests) yield [file, JSON.stringify(assetsByName(client), null, 2)]
  yield [slicePieceFile('_gatsby-scripts-1'), scriptsPiece(client, { map, publicPath })]
  yield [
    'page-data/app-data.json',
    // Gatsby ends this file with a line break.
    `${JSON.stringify({ webpackCompilationHash: compilationHash(map) })}\n`,
  ]
}

/** What stock Gatsby has at the end of all documents; hosts that put pages together themselves know it by its name. */
function scriptsPiece(
  { scripts }: SiteBundle['client'],
  { map, publicPath }: { readonly map: string; readonly publicPath: string },
): string {
  const hash = compilationHash(map)
  const settings = `window.___chunkMapping=${JSON.stringify(map)};`
  const [entry] = scripts.get('app') ?? []
  return [
    `<script id="gatsby-chunk-mapping">${settings}</script>`,
    `<script>window.___webpackCompilationHash="${hash}";</script>`,
    entry === undefined ? '' : `<script type="module" src="${publicPath}/${entry}"></script>`,
  ].join('')
}

/** Names the version of the site's code; a browser that finds another one loads the next page whole. */
function compilationHash(map: string): string {
  return contentHash(map).slice(0, 20)
}
