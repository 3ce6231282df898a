import type { Rolldown } from 'vite'

/**
 * Modules of React change seldom, so browsers keep them in a file of their own. Its renderer of HTML is not among
 * them: few sites load it in browsers, and then late.
 */
const FRAMEWORK =
  /(?<!node_modules.*)[\\/]node_modules[\\/](?:react|react-dom|scheduler|prop-types)[\\/](?!.*\bserver\b)/

/** Source of modules, in bytes, above which what templates share is worth a file of its own. */
const SMALL = 20_000

/**
 * How modules of several entries are laid in files: what `app` needs too, and what only templates share, in one file
 * each, since a file for every set of templates would be dozens of a few hundred bytes. A change of what templates
 * share leaves `app` as it was, and with it the pages whose template shares nothing.
 * @param app module of the entry `app`
 */
export function chunkGroups(app: string): Rolldown.CodeSplittingGroup[] {
  let ofApp: ReadonlySet<string> | undefined
  return [
    { name: 'framework', test: FRAMEWORK, priority: 2 },
    {
      name: (module, context) => {
        ofApp ??= modulesReachedFrom(app, context)
        return ofApp.has(module) ? 'commons' : null
      },
      minShareCount: 2,
      priority: 1,
    },
    { name: 'shared', minShareCount: 2, maxModuleSize: SMALL },
  ]
}

function modulesReachedFrom(entry: string, context: Rolldown.ChunkingContext): ReadonlySet<string> {
  const reached = new Set([entry])
  for (const module of reached) {
    for (const id of context.getModuleInfo(module)?.importedIds ?? []) reached.add(id)
  }
  return reached
}
