import { findModuleFile, loadModule, unwrapDefault } from '#config'

/** What gatsby-node exports: hooks by name, and whatever else a plugin keeps there. */
export type GatsbyNodeModule = Readonly<Record<string, unknown>>

/** Loads gatsby-node files, each once. */
export interface PluginModules {
  /**
   * The exports of a folder's gatsby-node; empty when there is no such file.
   * @throws ProblemError when the file does not parse or throws
   */
  gatsbyNode(folder: string): Promise<GatsbyNodeModule>
}

/** Makes the loader of one site's plugins. `given` are modules of plugins that have no files, by folder. */
export function createPluginModules({
  root,
  compiled,
  given = new Map(),
}: {
  readonly root: string
  /** Folder for compiled TypeScript. */
  readonly compiled: string
  readonly given?: ReadonlyMap<string, GatsbyNodeModule>
}): PluginModules {
  const loaded = new Map<string, Promise<GatsbyNodeModule>>()
  const load = async (folder: string): Promise<GatsbyNodeModule> => {
    const file = findModuleFile(folder, 'gatsby-node')
    if (!file) return {}
    const exported = unwrapDefault(await loadModule(file, { root, folder: compiled }))
    return isModule(exported) ? exported : {}
  }
  return {
    gatsbyNode(folder) {
      const module = given.get(folder)
      if (module) return Promise.resolve(module)
      let promise = loaded.get(folder)
      if (!promise) {
        promise = load(folder)
        loaded.set(folder, promise)
      }
      return promise
    },
  }
}

function isModule(value: unknown): value is GatsbyNodeModule {
  return (typeof value === 'object' || typeof value === 'function') && value !== null
}
