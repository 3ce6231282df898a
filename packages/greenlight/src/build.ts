import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { type AssetManifest, assetsByName, bundleOrReuse, type SiteBundle } from '#bundle'
import type { Reporter } from '#diagnostics'
import {
  createLedgerWriter,
  createPageThreads,
  deleteStale,
  type HookFiles,
  loadOutputRecords,
  type OutputLedger,
  type OutputRecords,
  openHookFiles,
  openOutputLedger,
  type PageThreads,
  readStaticFiles,
  saveOutputRecords,
  writeFiles,
  writePages,
} from '#output'
import {
  type ExtractedQueries,
  openQueryResults,
  QUERY_ANSWERS,
  QUERY_FACTS,
  type QueryResults,
} from '#queries'
import {
  applyPageConfigs,
  type BuildExplanation,
  createBundleInput,
  createExplainer,
  createSiteQueryPool,
  deleteStaleHookFiles,
  type Explainer,
  extractSiteQueries,
  findNodeManifests,
  listOutputFiles,
  rendererFolder,
  renderSetup,
  runAllSliceQueries,
  runAllStaticQueries,
  runBootstrapHooks,
  runFinalHooks,
  runPageQueries,
  setPageModes,
  staticPages,
  writeQueryTypes,
  writeServerFiles,
} from './build/index.ts'
import { openSite, type Site } from './site.ts'

export interface BuildOptions {
  /** Site folder, absolute; must be the working directory. */
  readonly root: string
  readonly reporter: Reporter
  readonly prefixPaths?: boolean
  readonly twins?: boolean
  /** Whether client code is minified; true unless `--no-uglify`. */
  readonly minify?: boolean
  /** Whether browsers get React's build for its profiler; as `REACT_PROFILE` says unless given. */
  readonly profile?: boolean
  /** Whether the summary says why each page was rendered. */
  readonly explain?: boolean
}

/** What a build did. */
export interface BuildSummary {
  readonly pages: number
  /** Paths of the pages whose document was rendered anew. */
  readonly rendered: readonly string[]
  readonly writtenFiles: number
  /** Paths of pages that earlier builds made and this one did not. */
  readonly deletedPages: readonly string[]
  readonly deletedFiles: number
  /** Where asked for. */
  readonly explanation?: BuildExplanation
}

/**
 * Builds a site: the stages of `openSite`, then queries, bundles, documents, and everything below `public`.
 *
 * @throws ProblemError with every problem of the stage that failed; a `ReportedError` was printed already
 */
export async function buildSite(options: BuildOptions): Promise<BuildSummary> {
  const { minify = true, profile: wantsProfile, explain = false, ...rest } = options
  const site = await openSite({ ...rest, command: 'build' })
  const profile = wantsProfile ?? site.config.environment.reactProfile
  if (profile) {
    options.reporter.log('warning', "Browsers get React's build for its profiler, which is slower.")
  }
  const output = openOutput(site)
  const explainer = explain ? createExplainer(site.config.root) : undefined
  const { cpuCount, slowHookSeconds } = site.config.environment
  const threads = createPageThreads({
    count: cpuCount ?? availableParallelism(),
    slowSeconds: slowHookSeconds,
  })
  let isDone = false
  try {
    if (output.records.pages.size === 0) threads.startAhead()
    const queries = await site.stage('extract queries', () => extractSiteQueries(site))
    setPageModes(site, queries)
    await site.stage('write types of queries', () => writeQueryTypes(site, queries))
    await site.stage('run bootstrap hooks', () => runBootstrapHooks(site, output.hookFiles))
    const bundling = site.stage('bundle', async () => {
      const { reporter } = options
      const input = await createBundleInput(site, { minify, profile, reporter })
      const bundle = await bundleOrReuse(input, site.cache.store('bundle'), explainer?.onBundle)
      const { assetManifests } = input.settings['build-javascript']
      for (const { tell } of assetManifests) tell(assetsByName(bundle.client))
      return { bundle, assetManifests }
    })
    const [{ bundle, assetManifests }, results] = await Promise.all([
      bundling,
      site.stage('run static queries', () => runAllStaticQueries(site, queries)),
    ])
    await site.jobs.settled()
    const answers = openQueryResults({
      ...site,
      answers: site.cache.store(QUERY_ANSWERS),
      facts: site.cache.store(QUERY_FACTS),
    })
    const summary = await writeSite(
      site,
      { queries, bundle, assetManifests, results, answers, output, threads, explainer },
      options.reporter,
    )
    await site.stage('run hooks after the build', () => runFinalHooks(site, output.hookFiles))
    const deletedFiles = summary.deletedFiles + deleteStaleHookFiles(site, output.hookFiles)
    answers.finish()
    isDone = true
    return {
      ...summary,
      deletedFiles,
      ...(explainer ? { explanation: explainer.explain(queries) } : {}),
    }
  } finally {
    await threads.close()
    // Whoever mends a page should not wait for pictures first.
    await site.close({ abandonJobs: !isDone, areQueriesAnswered: isDone })
    if (isDone) output.ledger.close(output.records)
  }
}

/** What is known of `public` from earlier runs. */
interface Output {
  readonly folder: string
  readonly records: OutputRecords
  readonly ledger: OutputLedger
  readonly hookFiles: HookFiles
}

/** Records are found by what files were made of, so that they hold under another configuration as well. */
const RECORDS = 'content output'

function openOutput({ config, cache }: Site): Output {
  const folder = join(config.root, 'public')
  const records = loadOutputRecords(cache.store(RECORDS))
  const ledger = openOutputLedger({
    directory: cache.directory,
    publicFolder: folder,
    hasRecords: records.files.size > 0,
  })
  const hookFiles = openHookFiles({
    publicFolder: folder,
    directory: cache.directory,
    records,
  })
  return { folder, records, ledger, hookFiles }
}

/** Writes `public`: what pages name before the pages, deletions last, so that it is whole at every moment. */
async function writeSite(
  site: Site,
  {
    queries,
    bundle,
    assetManifests,
    results,
    answers,
    output: { folder, records, ledger },
    threads,
    explainer,
  }: {
    readonly queries: ExtractedQueries
    readonly bundle: SiteBundle
    readonly assetManifests: readonly AssetManifest[]
    /** Results of static queries by hash, as JSON. */
    readonly results: ReadonlyMap<string, string>
    /** What page queries gave in the last run. */
    readonly answers: QueryResults
    readonly output: Output
    readonly threads: PageThreads
    readonly explainer: Explainer | undefined
  },
  reporter: Reporter,
): Promise<BuildSummary> {
  const { config, runner } = site
  const renderer = { files: new Map() }
  writeFiles({ folder: rendererFolder(config), files: bundle.renderer.files, records: renderer })
  await site.stage('ask pages for their mode', () => applyPageConfigs(site, { queries, bundle }))
  writeServerFiles(site)

  const slices = await site.stage('run slice queries', () =>
    runAllSliceQueries(site, { queries, bundle, answers }),
  )
  const manifests = findNodeManifests(site)
  const paths = new Set(staticPages(site).map(({ path }) => path))
  const setup = renderSetup(config, { bundle, results, slices, plugins: runner.plugins })
  const files = new Set<string>()
  const writtenFiles = await site.stage('write files', () =>
    writeFiles({
      folder,
      records,
      note: createLedgerWriter(ledger.path),
      files: remember(files, [
        ...listOutputFiles({
          ...{ bundle, results, slices, manifests, assetManifests },
          publicPath: setup.publicPath,
        }),
        ...readStaticFiles(runner.plugins.map(({ resolve }) => resolve)),
      ]),
    }),
  )
  const { rendered, files: ofPages } = await reporter.time(
    'run page queries and render',
    async activity => {
      activity.setTotal(paths.size)
      const pool = createSiteQueryPool(site, reporter)
      const written = writePages({
        setup,
        publicFolder: folder,
        ledger: ledger.path,
        records,
        pages: runPageQueries(site, {
          queries,
          bundle,
          answers,
          manifestIds: manifests.idsOfPages,
          pool,
          onRun: explainer?.onQuery,
        }),
        threads,
        onPage: () => activity.advance(),
        report: reporter.report,
        explain: explainer,
      })
      return written.finally(() => pool?.close())
    },
  )
  const current = { pages: paths, files: new Set([...files, ...ofPages]) }
  const deletedPages = [...records.pages.paths()].filter(path => !paths.has(path))
  const deletedFiles = deleteStale(folder, records, current, ledger.unrecorded)
  saveOutputRecords(site.cache.store(RECORDS), records)
  return { pages: paths.size, rendered, writtenFiles, deletedPages, deletedFiles }
}

function* remember(
  names: Set<string>,
  files: Iterable<readonly [string, string | Uint8Array]>,
): Generator<readonly [string, string | Uint8Array]> {
  for (const file of files) {
    names.add(file[0])
    yield file
  }
}
