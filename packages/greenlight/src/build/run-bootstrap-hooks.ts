import type { HookFiles, HookOwner } from '#output'
import { createGraphqlFunction } from '#plugin-api'
import type { Site } from '../site.ts'
import { writeBrowserRedirects } from './write-server-files.ts'

/** Hooks that write files of their own to `public`. */
type WritingHook = 'onPostBootstrap' | 'onPreBuild' | 'onPostBuild'

/** The hooks between queries and bundles: `onPostBootstrap`, plugins that wait for `BOOTSTRAP_FINISHED`, `onPreBuild`. */
export async function runBootstrapHooks(site: Site, files: HookFiles): Promise<void> {
  const { runner, emitter } = site
  writeBrowserRedirects(site)
  await files.during(begin =>
    runner.run('onPostBootstrap', ({ name }) => {
      begin({ plugin: name, hook: 'onPostBootstrap' })
      return { deferNodeMutation: true }
    }),
  )
  emitter.emit('BOOTSTRAP_FINISHED', { type: 'BOOTSTRAP_FINISHED', payload: {} })
  await runWithQueries(site, 'onPreBuild', files)
}

/** `onPostBuild`, and the jobs it starts. */
export async function runFinalHooks(site: Site, files: HookFiles): Promise<void> {
  await runWithQueries(site, 'onPostBuild', files)
  await site.jobs.settled()
}

/** Deletes files of hooks that this build did not run, or that did not write them again. To be called after all hooks. */
export function deleteStaleHookFiles({ runner }: Site, files: HookFiles): number {
  const isThere = ({ plugin, hook }: HookOwner) =>
    WRITING_HOOKS.some(
      name => name === hook && runner.implementing(name).some(({ name }) => name === plugin),
    )
  return files.deleteStale(isThere)
}

const WRITING_HOOKS: readonly WritingHook[] = ['onPostBootstrap', 'onPreBuild', 'onPostBuild']

async function runWithQueries(
  { runner, schema, failures }: Site,
  hook: 'onPreBuild' | 'onPostBuild',
  files: HookFiles,
): Promise<void> {
  await files.during(begin =>
    runner.run(hook, plugin => {
      begin({ plugin: plugin.name, hook })
      return { graphql: createGraphqlFunction({ schema, plugin, hook, failures }) }
    }),
  )
}
