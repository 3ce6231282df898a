import { readFileSync } from 'node:fs'
import { cpus, release, type } from 'node:os'
import { createFailureLog } from '#plugins'
import { packageFile } from '#support/own-files'
import { redirectModules } from '../plugin-api/modules/redirect-modules.ts'
import { versionOfPackage } from '../plugin-api/modules/redirect-target.ts'
import { loadSite } from '../site.ts'
import type { CommandContext } from './command-context.ts'

/** Prints versions and the plugins of the site in hook order. Runs no hook but `pluginOptionsSchema`. */
export async function infoCommand({
  root,
  reporter,
  json,
  answer,
}: CommandContext): Promise<boolean> {
  const { graphql } = redirectModules(root)
  const manifest = readFileSync(packageFile('package.json'), 'utf8')
  const versions = {
    greenlight: String(JSON.parse(manifest).version),
    node: process.versions.node,
    graphql: versionOfPackage(`${graphql}/index.js`) ?? 'unknown',
    system: `${type()} ${release()}, ${cpus().length} CPUs`,
  }
  const { loaded } = await loadSite(
    { root, command: 'build', reporter },
    createFailureLog(reporter),
  )
  const plugins = loaded.plugins.map(({ name, version, resolve, nodeAPIs }) => ({
    name,
    version,
    resolve,
    nodeAPIs,
  }))
  if (json) {
    answer(JSON.stringify({ versions, plugins }))
    return true
  }
  const lines = Object.entries(versions).map(([name, version]) => `${name.padEnd(12)} ${version}`)
  const widest = Math.max(...plugins.map(({ name }) => name.length))
  for (const { name, version, nodeAPIs } of plugins) {
    lines.push(
      `${name.padEnd(widest)} ${version.slice(0, 12).padEnd(12)} ${nodeAPIs.join(' ')}`.trimEnd(),
    )
  }
  answer(lines.join('\n'))
  return true
}
