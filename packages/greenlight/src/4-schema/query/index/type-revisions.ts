import type { Nodes } from '#nodes'

/** Tells when the nodes of a type last changed. */
export interface TypeRevisions {
  /** Revision of the nodes at which the last change of any of the types came to notice: never before it happened. */
  latest(types: readonly string[]): number
}

export function createTypeRevisions(nodes: Nodes): TypeRevisions {
  const revisions = new Map<string, number>()
  let seen = nodes.revision
  let floor = seen

  function notice(): void {
    const now = nodes.revision
    if (now === seen) return
    try {
      for (const type of nodes.changesSince(seen).byType.keys()) revisions.set(type, now)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      // The journal no longer reaches back: take every type for changed.
      revisions.clear()
      floor = now
    }
    seen = now
  }

  return {
    latest(types) {
      notice()
      let latest = floor
      for (const type of types) latest = Math.max(latest, revisions.get(type) ?? floor)
      return latest
    },
  }
}
