import type { Node, Nodes } from '../../greenlight/src/3-nodes/node.ts'
import { compareByBytes } from '../../greenlight/src/support/compare-by-bytes.ts'
import { compareStoredIds } from '../../greenlight/src/support/compare-stored-ids.ts'

/** Nodes that never change, unsorted results in the order of counters. */
export function createFixedNodes(list: readonly Node[]): Nodes {
  const byId = new Map(list.map(node => [node.id, node]))
  const idOrder = [...byId.values()].sort((a, b) => compareByBytes(a.id, b.id))
  const counterOrder = [...idOrder].sort((a, b) => a.internal.counter - b.internal.counter)
  const pick = (order: readonly Node[], types: readonly string[]): Node[] =>
    order.filter(node => types.includes(node.internal.type))
  return {
    revision: 0,
    former: () => undefined,
    get: id => byId.get(id),
    ofType: type => pick(counterOrder, [type]),
    ofTypes: types => pick(counterOrder, types),
    ofTypeById: type => pick(idOrder, [type]).sort((a, b) => compareStoredIds(a.id, b.id)),
    types: () => [...new Set(list.map(node => node.internal.type))].sort(),
    all: () => idOrder,
    count: type => (type === undefined ? list.length : pick(list, [type]).length),
    changesSince: since => ({ since, until: 0, byType: new Map() }),
  }
}
