import { keepCompiledCode } from '../plugin-api/modules/keep-compiled-code.ts'
import { redirectModules } from '../plugin-api/modules/redirect-modules.ts'
import { optimizeLess } from './optimize-less.ts'

/** Entry of the command line: decides whose `graphql` counts before anything loads it, then runs the command. */
export async function start(args: readonly string[]): Promise<void> {
  optimizeLess()
  redirectModules(process.cwd())
  keepCompiledCode(process.cwd())
  const { main } = await import('./main.ts')
  await main(args)
}
