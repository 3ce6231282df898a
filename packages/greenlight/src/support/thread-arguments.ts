import { isAbsolute } from 'node:path'
import { pathToFileURL } from 'node:url'
import { packageFile, runsFromSource } from './own-files.ts'

/** Options of Node that run modules first; each is followed by a module, or joined to it by `=`. */
const PRELOADS = /^(?:--import|--require|-r)(?:=|$)/

/**
 * `execArgv` for worker threads of this engine: undefined, by which they inherit this process's. In the repository what
 * lets Node run the TypeScript sources is added, since threads do not inherit module hooks that were registered by a
 * program, and left out where the process has it and the engine is compiled: threads would load it for nothing.
 * Options of V8, such as a larger heap, hold for threads without being said, and end in an error where they are.
 *
 * @param execArgv that of this process
 */
export function threadArguments(
  execArgv: readonly string[] = process.execArgv,
  fromSource = runsFromSource(),
): string[] | undefined {
  if (fromSource && 'typescript' in process.features) return undefined
  const loader = pathToFileURL(packageFile('scripts/register-typescript.js')).href
  const preloads = listPreloads(execArgv)
  const others = preloads.filter(({ module }) => toAddress(module) !== loader)
  if (!fromSource && others.length === preloads.length) return undefined
  const kept = others.flatMap(({ options }) => options)
  return fromSource ? [...kept, '--import', loader] : kept
}

interface Preload {
  readonly options: readonly string[]
  readonly module: string
}

/** Modules that a process runs first, with the options that say so. */
function listPreloads(execArgv: readonly string[]): readonly Preload[] {
  return execArgv.flatMap((option, index, all) => {
    if (!PRELOADS.test(option)) return []
    const equals = option.indexOf('=')
    if (equals !== -1) return [{ options: [option], module: option.slice(equals + 1) }]
    const next = all[index + 1]
    return next === undefined ? [] : [{ options: [option, next], module: next }]
  })
}

const toAddress = (module: string) => (isAbsolute(module) ? pathToFileURL(module).href : module)
