import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import {
  cacheKeyOf,
  createPluginCaches,
  openPluginStatuses,
  openSiteCache,
  type SiteCache,
} from '#cache'
import {
  compiledFolder,
  compiledInputs,
  findModuleFile,
  loadableFile,
  type SiteConfig,
} from '#config'
import type { Activity, Problem, Reporter } from '#diagnostics'
import { createExternalJobs, createJobs, type ExternalJobs, type JobsOptions } from '#jobs'
import { loadNodes } from '#nodes'
import type { Emitter } from '#plugin-api'
import type { FailureLog, LoadedPlugins } from '#plugins'
import { engineModule } from '#support/own-files'
import { redirectModules } from './plugin-api/modules/redirect-modules.ts'
import type { JobThreadSite } from './plugin-api/modules/set-up-job-thread.ts'
import type { SiteStores } from './site-engine.ts'

export interface SiteStoresInput {
  readonly config: SiteConfig
  readonly loaded: LoadedPlugins
  readonly emitter: Emitter
  readonly reporter: Reporter
  readonly failures: FailureLog
  readonly engineVersion: string
}

/** Opens what the last run left, and the jobs of this one. The cache must be closed. */
export function openSiteStores(input: SiteStoresInput): SiteStores & { readonly cache: SiteCache } {
  const { config, emitter, reporter, failures } = input
  const cache = openCache(input)
  const getCache = createPluginCaches(cache)
  const jobs = createJobs({
    cache,
    ...(config.environment.cpuCount === undefined ? {} : { threads: config.environment.cpuCount }),
    workerFile: ({ resolve }) => findWorkerFile(resolve, config),
    onEvent: event => emitter.emit(event.type, event),
    onProgress: followJobs(reporter),
    external: externalJobs(config, failures.add),
    setUp: {
      module: engineModule('plugin-api/modules/set-up-job-thread').href,
      name: 'setUpJobThread',
      argument: {
        root: config.root,
        redirects: redirectModules(config.root),
        cachesFolder: dirname(getCache('gatsby').directory),
      } satisfies JobThreadSite,
    },
  })
  return { cache, statuses: openPluginStatuses(cache), getCache, jobs, nodes: loadNodes(cache) }
}

/** Where jobs may be handed over to; a warning when it was asked for and nobody is there to take them. */
function externalJobs(
  { environment }: SiteConfig,
  report: (problem: Problem) => void,
): ExternalJobs | undefined {
  if (!environment.externalJobs) return undefined
  const send = process.send?.bind(process)
  if (send) return createExternalJobs({ send, on: process.on.bind(process) })
  report({
    code: 'SITE_NO_EXTERNAL_JOBS',
    severity: 'warning',
    message:
      'ENABLE_GATSBY_EXTERNAL_JOBS is set, but no process is there to take jobs: they run here',
  })
  return undefined
}

/** The plugin's gatsby-worker as a file that a thread can import. */
async function findWorkerFile(
  folder: string,
  { root, cacheFolder }: SiteConfig,
): Promise<string | undefined> {
  const file = findModuleFile(folder, 'gatsby-worker')
  return file && loadableFile(file, { root, folder: compiledFolder(cacheFolder) })
}

/** Shows the jobs of each kind as one activity, from the first that begins to the last that ends. */
function followJobs(reporter: Reporter): NonNullable<JobsOptions['onProgress']> {
  const activities = new Map<string, { readonly activity: Activity; shown: number }>()
  return ({ kind, done, total }) => {
    let state = activities.get(kind)
    if (!state) {
      state = { activity: reporter.startActivity(`run jobs ${kind}`), shown: 0 }
      activities.set(kind, state)
    }
    state.activity.setTotal(total)
    state.activity.advance(done - state.shown)
    state.shown = done
    if (done < total) return
    state.activity.end()
    activities.delete(kind)
  }
}

function openCache({ config, loaded, failures, engineVersion }: SiteStoresInput): SiteCache {
  const { root, cacheFolder } = config
  const key = cacheKeyOf({
    plugins: loaded.plugins,
    files: hookFiles(config, loaded),
    packageJson: readManifest(root),
  })
  return openSiteCache({
    directory: cacheFolder,
    engineVersion,
    key,
    onNotice: failures.add,
  })
}

/** The files of the site and of its local plugins that decide over nodes, by their path in the site. */
function hookFiles({ root, configFile, cacheFolder }: SiteConfig, { plugins }: LoadedPlugins) {
  const local = plugins.filter(({ resolve }) => !resolve.includes('/node_modules/'))
  const entries = local.flatMap(({ resolve }) => findModuleFile(resolve, 'gatsby-node') ?? [])
  const files = [...new Set([...(configFile ? [configFile] : []), ...entries])].flatMap(file =>
    /\.[cm]?ts$/.test(file) ? compiledInputs(file, compiledFolder(cacheFolder)) : [file],
  )
  return Object.fromEntries(files.map(file => [relative(root, file), file]))
}

function readManifest(root: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  } catch {
    return {}
  }
}
