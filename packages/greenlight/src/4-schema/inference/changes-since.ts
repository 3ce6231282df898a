import type { NodeChanges, Nodes } from '#nodes'

/** What changed by type; the journal of nodes does not reach back for ever. */
export function changesSince(nodes: Nodes, since: number): NodeChanges['byType'] | 'forgotten' {
  try {
    return nodes.changesSince(since).byType
  } catch (error) {
    if (error instanceof RangeError) return 'forgotten'
    throw error
  }
}
