import type { Plugin as VitePlugin } from 'vite'

/** Modules that each module imports, at once or later; by id. */
export type ModuleGraph = ReadonlyMap<string, readonly string[]>

/** Tells which module imports which, before unused code is dropped: Gatsby goes by imports as they are written. */
export function moduleGraphPlugin(onGraph: (graph: ModuleGraph) => void): VitePlugin {
  return {
    name: 'greenlight:module-graph',
    buildEnd() {
      const graph = new Map<string, readonly string[]>()
      for (const id of this.getModuleIds()) {
        const info = this.getModuleInfo(id)
        if (info) graph.set(id, [...info.importedIds, ...info.dynamicallyImportedIds])
      }
      onGraph(graph)
    },
  }
}

/** A module and all it imports, directly or not. */
export function reachableFrom(start: string, graph: ModuleGraph): ReadonlySet<string> {
  const reached = new Set([start])
  for (const id of reached) for (const imported of graph.get(id) ?? []) reached.add(imported)
  return reached
}
