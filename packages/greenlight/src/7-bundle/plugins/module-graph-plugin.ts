import type { Plugin as VitePlugin } from 'vite'

/** What a module imports, by id, in the order in which it is written. */
export interface ModuleImports {
  readonly atOnce: readonly string[]
  /** By `import()`. */
  readonly later: readonly string[]
}

/** Modules that each module imports; by id. */
export type ModuleGraph = ReadonlyMap<string, ModuleImports>

/** Tells which module imports which, before unused code is dropped: Gatsby goes by imports as they are written. */
export function moduleGraphPlugin(onGraph: (graph: ModuleGraph) => void): VitePlugin {
  return {
    name: 'greenlight:module-graph',
    buildEnd() {
      const graph = new Map<string, ModuleImports>()
      for (const id of this.getModuleIds()) {
        const info = this.getModuleInfo(id)
        if (!info) continue
        graph.set(id, { atOnce: info.importedIds, later: info.dynamicallyImportedIds })
      }
      onGraph(graph)
    },
  }
}

/** A module and all it imports, directly or not. */
export function reachableFrom(start: string, graph: ModuleGraph): ReadonlySet<string> {
  const reached = new Set([start])
  for (const id of reached) {
    const { atOnce = [], later = [] } = graph.get(id) ?? {}
    for (const imported of [...atOnce, ...later]) reached.add(imported)
  }
  return reached
}

/**
 * The modules in the order in which they would run, had browsers to run them all: what a module imports before the
 * module, entry after entry, what is imported later after all that.
 */
export function runningOrder(entries: readonly string[], graph: ModuleGraph): readonly string[] {
  const order = new Set<string>()
  const entered = new Set<string>()
  const later: string[] = []
  const visit = (id: string): void => {
    if (entered.has(id)) return
    entered.add(id)
    const imports = graph.get(id)
    for (const imported of imports?.atOnce ?? []) visit(imported)
    later.push(...(imports?.later ?? []))
    order.add(id)
  }
  for (const entry of entries) visit(entry)
  // The list grows while it is walked through.
  for (const id of later) visit(id)
  return [...order]
}
