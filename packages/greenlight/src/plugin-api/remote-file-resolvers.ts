import { createRequire } from 'node:module'
import { join } from 'node:path'
import { messageOf, type Problem, ProblemError } from '#diagnostics'
import type { JobInput } from '#jobs'
import type { RemoteFileResolvers } from '#schema'
import { isFunction } from '#support/is-function'
import { isRecord } from '#support/is-record'
import { remoteFileFailed, withoutPluginUtils } from './errors.ts'
import type { StoreFacade } from './store-facade.ts'

/** Gatsby's image CDN is in this package, which every plugin with remote files depends on. */
const PACKAGE = 'gatsby-plugin-utils/polyfill-remote-file/graphql'

export interface RemoteFileOptions {
  /** Folders from which the package may be seen: the site's, then those of its plugins. */
  readonly folders: () => readonly string[]
  readonly store: StoreFacade
  readonly createJob: (
    job: JobInput,
    plugin: { readonly name: string; readonly version: string; readonly resolve: string },
  ) => Promise<unknown>
  readonly addImageSourceUrl: (url: unknown) => void
  readonly report: (problem: Problem) => void
}

type Resolver = (...args: readonly unknown[]) => unknown

/**
 * Resolvers of the fields of `RemoteFile`: they make addresses below `/_gatsby`, and jobs that download the file or
 * make the image, with the site's own `gatsby-plugin-utils`, loaded when a query first asks for such a field.
 */
export function createRemoteFileResolvers(options: RemoteFileOptions): RemoteFileResolvers {
  const { store, report } = options
  const actions = {
    addGatsbyImageSourceUrl: options.addImageSourceUrl,
    // The package does not look at the promise: whoever waits for jobs would not learn of a failure.
    createJobV2(job: JobInput, plugin: Parameters<typeof options.createJob>[1]) {
      options.createJob(job, plugin).catch(error => {
        report(remoteFileFailed(String(job.args.url), messageOf(error)))
      })
    },
  }
  const loaded = new Map<string, Resolver>()
  const load = (file: string, name: string): Resolver => {
    const resolver = loaded.get(name) ?? loadResolver(options.folders(), file, name)
    loaded.set(name, resolver)
    return resolver
  }
  const withArguments = (file: string, name: string) => (source: unknown, args: unknown) =>
    load(file, name)(source, isRecord(args) ? { ...args } : {}, actions, store)
  return {
    publicUrl: source => load('public-url-resolver', 'publicUrlResolver')(source, actions, store),
    resize: withArguments('resize-resolver', 'resizeResolver'),
    gatsbyImage: withArguments('gatsby-image-resolver', 'gatsbyImageResolver'),
  }
}

function loadResolver(folders: readonly string[], file: string, name: string): Resolver {
  for (const folder of folders) {
    const require = createRequire(join(folder, 'index.js'))
    try {
      require.resolve(`${PACKAGE}/${file}`)
    } catch {
      continue
    }
    const module: unknown = require(`${PACKAGE}/${file}`)
    const resolver = isRecord(module) ? module[name] : undefined
    if (isFunction(resolver)) return resolver
  }
  throw new ProblemError(withoutPluginUtils())
}
