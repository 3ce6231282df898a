import { loadConfig } from '#config'
import { ProblemError } from '#diagnostics'
import { serveSite } from '../serve.ts'
import type { CommandContext } from './command-context.ts'

export interface ServeCommandOptions {
  readonly host?: string
  readonly port?: string
  readonly prefixPaths?: boolean
}

/** Serves what was built, until the process is told to end. */
export async function serveCommand(
  { root, reporter }: CommandContext,
  { host = 'localhost', port = '9000', prefixPaths }: ServeCommandOptions,
): Promise<boolean> {
  const { config, problems } = await loadConfig({
    root,
    command: 'serve',
    verbose: reporter.verbose,
    ...(prefixPaths === undefined ? {} : { prefixPaths }),
  })
  if (problems.some(({ severity }) => severity === 'error')) throw new ProblemError(problems)
  const { trailingSlash, pathPrefix } = config.gatsbyConfig
  const server = await serveSite({
    root,
    host,
    port: Number(port),
    trailingSlash,
    pathPrefix: config.prefixPaths ? pathPrefix : '',
  })
  reporter.log('success', `The site is at ${server.url}   (Ctrl+C ends)`)
  await new Promise<void>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  await server.close()
  return true
}
