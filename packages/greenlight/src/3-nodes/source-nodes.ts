import { setImmediate as nextTurn } from 'node:timers/promises'
import type { NodeCascade } from './create-cascade.ts'
import type { ActingPlugin, NodeStore } from './node-store.ts'
import { deleteStaleNodes } from './stale-nodes.ts'

/** One plugin's sourceNodes. */
export interface Source {
  readonly plugin: ActingPlugin
  readonly run: () => unknown
}

export interface SourceNodesOptions {
  readonly store: NodeStore
  readonly cascade: NodeCascade
  /** In the order of plugins. */
  readonly sources: readonly Source[]
  /** Plugins that called enableStatefulSourceNodes; read after the sources ran. */
  readonly statefulPlugins: ReadonlySet<string>
  /** How many sources may run at the same time; 1 unless given. */
  readonly concurrency?: number
  /** Whether nodes that are no longer sourced go: only in the first sourcing of a process. */
  readonly deleteStale: boolean
}

export interface SourceNodesResult {
  /** Sources that threw or rejected. The nodes they had from the last run are kept, with what they made before. */
  readonly failures: readonly SourceFailure[]
  /** Names of plugins that have sourceNodes and own no type: useless, or not set up right. */
  readonly withoutNodes: readonly string[]
  readonly staleNodes: number
}

export interface SourceFailure {
  readonly error: unknown
  readonly plugin: ActingPlugin
}

/**
 * Runs every sourceNodes, one after another or as many at a time as `concurrency` says, waits for all onCreateNode handlers, and deletes stale nodes.
 *
 * A source that fails does not stop the others and loses nothing: its nodes of the last run stay, because what it
 * did not get to touch is not stale.
 */
export async function sourceNodes(options: SourceNodesOptions): Promise<SourceNodesResult> {
  const { store, cascade, sources } = options
  const previousTypes = [...store.typeOwners.entries()].map(([type]) => type)
  const failures: SourceFailure[] = []
  store.setSourcing(true)
  try {
    const waiting = sources.values()
    const runInTurn = async () => {
      for (const { plugin, run } of waiting) {
        try {
          await run()
        } catch (error) {
          failures.push({ error, plugin })
        }
        // Handlers of what this source made go on while the next one starts, as in Gatsby.
        await nextTurn()
        await nextTurn()
      }
    }
    await Promise.all(Array.from({ length: options.concurrency ?? 1 }, runInTurn))
    await cascade.settled()
  } finally {
    store.setSourcing(false)
  }
  const keepOwners = new Set(options.statefulPlugins)
  for (const { plugin } of failures) keepOwners.add(plugin.name)
  const staleNodes = options.deleteStale
    ? deleteStaleNodes(store, { previousTypes, keepOwners })
    : 0
  store.settleOrder()
  return { failures, withoutNodes: withoutNodes(store, sources), staleNodes }
}

function withoutNodes(store: NodeStore, sources: readonly Source[]): readonly string[] {
  const owners = new Set([...store.typeOwners.entries()].map(([, plugin]) => plugin))
  const names = new Set(sources.map(({ plugin }) => plugin.name))
  return [...names].filter(name => name !== 'default-site-plugin' && !owners.has(name))
}
