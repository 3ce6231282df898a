import type { Node, Nodes } from '#nodes'
import type { FieldPlace, Slot } from './shape-tree.ts'
import type { MergedShape } from './type-shapes.ts'
import { kindOf } from './value-kind.ts'

/** A value, and the node it was found in. */
export interface FoundExample {
  readonly example: unknown
  readonly node: Node
}

/** The first value of a slot's kind at its place, in the first node by id that has one. */
export function findExample(
  slot: Slot,
  { shape, nodes }: { readonly shape: MergedShape; readonly nodes: Nodes },
): FoundExample | undefined {
  const node = nodes.get(shape.slots.get(slot)?.nodeId ?? '')
  if (!node) return undefined
  for (const example of valuesOf(slot, node)) return { example, node }
  return undefined
}

function* valuesOf(slot: Slot, node: Node): Iterable<unknown> {
  const { place } = slot
  if (!place) return
  for (const value of valuesAt(place, node)) {
    if (kindOf(value, place.isLink) === slot.kind) yield value
  }
}

function* valuesAt({ key, parent }: FieldPlace, node: Node): Iterable<unknown> {
  if (!parent) {
    yield node[key]
    return
  }
  for (const around of valuesOf(parent, node)) {
    if (Array.isArray(around)) yield* around
    else if (typeof around === 'object' && around !== null) yield Reflect.get(around, key)
  }
}
