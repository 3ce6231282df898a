import { createGraphqlFunction } from '#plugin-api'
import type { Site } from '../site.ts'
import { writeBrowserRedirects } from './write-server-files.ts'

/** The hooks between queries and bundles: `onPostBootstrap`, plugins that wait for `BOOTSTRAP_FINISHED`, `onPreBuild`. */
export async function runBootstrapHooks(site: Site): Promise<void> {
  const { runner, emitter } = site
  writeBrowserRedirects(site)
  await runner.run('onPostBootstrap', { deferNodeMutation: true })
  emitter.emit('BOOTSTRAP_FINISHED', { type: 'BOOTSTRAP_FINISHED', payload: {} })
  await runWithQueries(site, 'onPreBuild')
}

/** `onPostBuild`, and the jobs it starts. */
export async function runFinalHooks(site: Site): Promise<void> {
  await runWithQueries(site, 'onPostBuild')
  await site.jobsSettled()
}

async function runWithQueries(
  { runner, schema, failures }: Site,
  hook: 'onPreBuild' | 'onPostBuild',
): Promise<void> {
  await runner.run(hook, plugin => ({
    graphql: createGraphqlFunction({ schema, plugin, hook, failures }),
  }))
}
