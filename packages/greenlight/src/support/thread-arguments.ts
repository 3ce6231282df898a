import { pathToFileURL } from 'node:url'
import { packageFile, runsFromSource } from './own-files.ts'

/**
 * `execArgv` for worker threads of this engine: those of this process, and in the repository what lets Node run the
 * TypeScript sources, since threads do not inherit module hooks that were registered by a program.
 */
export function threadArguments(): string[] {
  const given = [...process.execArgv]
  if (!runsFromSource() || 'typescript' in process.features) return given
  const loader = pathToFileURL(packageFile('scripts/register-typescript.js')).href
  return [...given, '--import', loader]
}
