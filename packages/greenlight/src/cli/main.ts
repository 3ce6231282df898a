import { readFileSync } from 'node:fs'
import commander from 'commander'
import { packageFile } from '#support/own-files'
import type { BuildCommandOptions } from './build-command.ts'
import type { CommandContext, SharedOptions } from './command-context.ts'
import { type QueryArguments, readQuery } from './read-query.ts'
import { runCommand } from './run-command.ts'
import type { ServeCommandOptions } from './serve-command.ts'

type QueryOptions = SharedOptions & { readonly file?: string; readonly variables?: string }

/**
 * Runs the command line and ends the process with the command's exit code. Ending it is part of the command:
 * plugins leave file watchers open that would keep it alive for ever.
 */
export async function main(args: readonly string[]): Promise<void> {
  const program = commander
    .createCommand('greenlight')
    .description('Builds, develops and serves Gatsby 5 sites')
    .version(readVersion())

  const shared = (command: ReturnType<typeof commander.createCommand>) =>
    command
      .option('--json', 'write the answer, and every message, as JSON')
      .option('--verbose', 'say more')
      .option('--no-color', 'no colours')
      .option('--no-colors', 'no colours')

  const run = async (
    options: SharedOptions,
    command: (context: CommandContext) => Promise<boolean>,
  ) => endProcess(await runCommand(options, command))

  const queryCommand = (
    name: string,
    description: string,
    command: (context: CommandContext, query: QueryArguments) => Promise<boolean>,
  ) =>
    shared(program.command(`${name} [query]`))
      .description(description)
      .option('--file <file>', 'read the query from a file, - for standard input')
      .option('--variables <json>', 'variables as JSON, or a JSON file')
      .action((query: string | undefined, options: QueryOptions) =>
        run(options, context => command(context, readQuery(query, options))),
      )

  shared(program.command('build'))
    .description('build the site into public/')
    .option(
      '--prefix-paths',
      'put pathPrefix and assetPrefix of the configuration before all addresses',
    )
    .option('--no-uglify', 'do not minify the code for browsers')
    .option('--no-twins', 'run every plugin in its own code')
    .option('--profile', 'give browsers the build of React that its profiler can measure')
    .option('--explain', 'say of each page that was rendered why')
    .option('--log-pages', 'print the path of each page that was rendered or deleted')
    .option('--write-to-file', 'write these paths to .cache/newPages.txt and deletedPages.txt')
    .option('--graphql-tracing', "Gatsby's, without effect; see greenlight explain")
    .option('--open-tracing-config-file <file>', "Gatsby's, without effect")
    .option('--functions-platform <platform>', "Gatsby's, without effect")
    .option('--functions-arch <architecture>', "Gatsby's, without effect")
    .action((options: SharedOptions & BuildCommandOptions) =>
      run(options, async context =>
        (await import('./build-command.ts')).buildCommand(context, options),
      ),
    )
  shared(program.command('serve'))
    .description('serve what was built')
    .option('-H, --host <host>', 'host to listen at', 'localhost')
    .option('-p, --port <port>', 'port to listen at', '9000')
    .option('--prefix-paths', 'serve below the pathPrefix of the configuration')
    .action((options: SharedOptions & ServeCommandOptions) =>
      run(options, async context =>
        (await import('./serve-command.ts')).serveCommand(context, options),
      ),
    )
  shared(program.command('clean'))
    .description('delete .cache and public')
    .action((options: SharedOptions) =>
      run(options, async context => (await import('./clean-command.ts')).cleanCommand(context)),
    )

  queryCommand('graphql', "answer a query over the site's data", async (context, query) =>
    (await import('./graphql-command.ts')).graphqlCommand(context, query),
  )
  queryCommand('explain', 'show what a query reads and what it costs', async (context, query) =>
    (await import('./explain-command.ts')).explainCommand(context, query),
  )
  shared(program.command('schema'))
    .description("print the schema of the site's data")
    .action((options: SharedOptions) =>
      run(options, async context => (await import('./schema-command.ts')).schemaCommand(context)),
    )
  shared(program.command('info'))
    .description('print versions and plugins')
    .action((options: SharedOptions) =>
      run(options, async context => (await import('./info-command.ts')).infoCommand(context)),
    )

  await program.parseAsync([...args], { from: 'user' })
}

/** Ends the process when everything written to its streams has left it: pipes are written to in the background. */
async function endProcess(code: number): Promise<never> {
  for (const stream of [process.stdout, process.stderr]) {
    await new Promise(resolve => stream.write('', resolve))
  }
  process.exit(code)
}

function readVersion(): string {
  const manifest = readFileSync(packageFile('package.json'), 'utf8')
  return String(JSON.parse(manifest).version)
}
