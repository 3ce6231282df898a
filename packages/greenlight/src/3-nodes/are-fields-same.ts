import { isDeepStrictEqual } from 'node:util'
import type { NodeChanges, Nodes } from './node.ts'

/** Of more nodes than this it is not asked in which fields they changed. */
const MOST_COMPARED = 64

/**
 * Whether all nodes of some types are those of the last run, in the same order and with the same values of fields.
 * When that would take long to tell it says no.
 * @param changes those of this run
 */
export function areFieldsSame(
  { types, fields }: { readonly types: Iterable<string>; readonly fields: Iterable<string> },
  nodes: Pick<Nodes, 'get' | 'former'>,
  changes: NodeChanges,
): boolean {
  const names = [...fields]
  const isRecreated = (id: string) =>
    [...changes.byType.values()].some(({ recreated }) => recreated.has(id))
  /** An only child of a parent that stands where it stood. */
  const keepsPlace = (id: string) => {
    const parent = nodes.get(nodes.get(id)?.parent ?? '')
    return parent?.children.length === 1 && !isRecreated(parent.id)
  }
  const isSame = (id: string) => {
    const [before, now] = [nodes.former(id), nodes.get(id)]
    return (
      before !== undefined &&
      now !== undefined &&
      names.every(name => isDeepStrictEqual(before[name], now[name]))
    )
  }
  return [...types].every(type => {
    const own = changes.byType.get(type)
    if (!own) return true
    const { created, updated, deleted, recreated, reordered } = own
    if (reordered || created.size + deleted.size > 0 || updated.size > MOST_COMPARED) return false
    return [...updated].every(isSame) && [...recreated].every(keepsPlace)
  })
}
