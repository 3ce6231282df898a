import { createPluginCaches, openPluginStatuses, openSharedStore } from '#cache'
import { createForwardedJobs, type ForwardedJob, type ForwardedResult } from '#jobs'
import { openSharedNodes } from '#nodes'
import { createEmitter, eventHandlerFailed } from '#plugin-api'
import type { SiteSchema } from '#schema'
import { redirectModules } from '../../plugin-api/modules/redirect-modules.ts'
import { buildSchema, loadSite, trace } from '../../site.ts'
import { createSiteEngine, type SiteStores } from '../../site-engine.ts'
import type { SharedSite } from '../../site-sharing.ts'
import type { QueryRuns } from './query-run.ts'
import { openThreadCaches } from './thread-caches.ts'
import { createThreadLimits } from './thread-limits.ts'
import { createThreadFailures, createThreadReporter } from './thread-reporter.ts'

export interface OpenSharedSiteOptions {
  readonly shared: SharedSite
  readonly verbose: boolean
  readonly runs: QueryRuns
  readonly forwardJob: (job: ForwardedJob) => Promise<ForwardedResult>
  readonly fetchRecord: (store: string, key: string) => Promise<Buffer | undefined>
}

/**
 * Opens a site that is open in the main thread, to answer its queries. Runs the hooks that Gatsby runs in its query
 * workers: onPluginInit, createSchemaCustomization and those that make the schema. Nothing is sourced.
 *
 * @throws Error saying why the site cannot be used here
 */
export async function openSharedSite({
  shared,
  verbose,
  runs,
  forwardJob,
  fetchRecord,
}: OpenSharedSiteOptions): Promise<SiteSchema> {
  redirectModules(shared.redirects)
  const { root, prefixPaths, twins } = shared
  const reporter = createThreadReporter(runs, verbose)
  const failures = createThreadFailures(runs)
  const failIfAny = () => {
    const [first] = failures.errors
    if (first) throw new Error(first.message)
  }
  const { config, loaded } = await loadSite(
    { root, command: 'build', reporter, prefixPaths, twins },
    failures,
  )
  failIfAny()
  const stores: SiteStores = {
    nodes: openSharedNodes(shared.nodes),
    statuses: openPluginStatuses({
      store: name => ({ ...openSharedStore(shared.caches.stores[name]), set() {} }),
    }),
    getCache: createPluginCaches(
      openThreadCaches({
        ...{ shared: shared.caches, onWrite: runs.write, fetch: fetchRecord },
        query: runs.count,
      }),
    ),
    jobs: createForwardedJobs({
      forward: forwardJob,
      refuse() {
        const reason = 'a resolver creates a job with arguments that cannot leave the thread'
        runs.giveBack(reason)
        throw new Error(reason)
      },
    }),
  }
  const engine = createSiteEngine({
    ...{ config, loaded, reporter, failures, stores },
    program: { ...shared.program },
    emitter: createEmitter((error, event) => failures.add(eventHandlerFailed(event, error))),
    limits: createThreadLimits(runs),
  })
  copyRemote(shared.remote, engine.remote, url => runs.note({ kind: 'image', url }))
  await engine.runner.run('onPluginInit', trace)
  await engine.runner.run('createSchemaCustomization', trace)
  const { inferred } = shared
  // The main thread has told what there is to tell of the same schema and queries.
  const schema = await buildSchema(engine, config, { report() {}, inferred })
  failIfAny()
  if (engine.store.revision > 0) throw new Error('plugins change nodes while the schema is built')
  return schema
}

function copyRemote(
  from: SharedSite['remote'],
  to: SharedSite['remote'],
  onImage: (url: string) => void,
): void {
  for (const [domain, headers] of from.headers) to.headers.set(domain, headers)
  for (const url of from.allowedUrls) to.allowedUrls.add(url)
  for (const url of from.imageUrls) to.imageUrls.add(url)
  const add = to.imageUrls.add.bind(to.imageUrls)
  to.imageUrls.add = url => {
    onImage(url)
    return add(url)
  }
}
