import { pathToFileURL } from 'node:url'
import { packageFile, runsFromSource } from './own-files.ts'

/** Options of Node that run modules first; each is followed by a module, or joined to it by `=`. */
const PRELOADS = /^(?:--import|--require|-r)(?:=|$)/

/**
 * `execArgv` for worker threads of this engine: undefined, by which they inherit this process's; in the repository what
 * lets Node run the TypeScript sources, since threads do not inherit module hooks that were registered by a program.
 * Options of V8, such as a larger heap, hold for threads without being said, and end in an error where they are.
 */
export function threadArguments(): string[] | undefined {
  if (!runsFromSource() || 'typescript' in process.features) return undefined
  const preloads = process.execArgv.flatMap((option, index, all) => {
    if (!PRELOADS.test(option)) return []
    const value = all[index + 1]
    return option.includes('=') || value === undefined ? [option] : [option, value]
  })
  const loader = pathToFileURL(packageFile('scripts/register-typescript.js')).href
  return [...preloads, '--import', loader]
}
