import { LINK_MARK, type ValueKind } from './value-kind.ts'

/** A key of an object, or the items of a list, at one place of a type's nodes. */
export interface FieldPlace {
  readonly key: string
  readonly isLink: boolean
  /** The value that holds the key; `undefined` at the node itself. */
  readonly parent: Slot | undefined
  /** Seen with any value at all, even null: decides the order of fields. */
  readonly seen: Slot
  readonly kinds: Map<ValueKind, Slot>
}

/** Something a node can have: a key, or a kind of value at a key. */
export interface Slot {
  readonly what: 'key' | 'kind' | 'text' | 'child'
  place: FieldPlace | undefined
  readonly kind: ValueKind | undefined
  /** Keys of an `object`. */
  readonly fields: Map<string, FieldPlace>
  /** Items of an `array`. */
  item: FieldPlace | undefined
  /** For a `string`: seen with a text that is not empty. */
  text: Slot | undefined
  /** For a `child`: type of a child node. */
  readonly childType: string | undefined
  /** The node that was last found to have it. */
  stamp: number
}

/**
 * The slots that a node has, in the order in which reading it meets them, as a path in a tree that nodes of the
 * same shape share.
 */
export interface Shape {
  readonly slot: Slot | undefined
  readonly parent: Shape | undefined
  readonly next: Map<Slot, Shape>
  /** The step taken last: neighbours mostly have the same shape. */
  lastSlot: Slot | undefined
  lastShape: Shape | undefined
  /** Nodes of exactly this shape. */
  count: number
  /** Least id of those nodes; `undefined` when it has to be looked up. */
  first: string | undefined
}

export function createSlot(
  slot: Pick<Slot, 'what'> & Partial<Pick<Slot, 'place' | 'kind' | 'childType'>>,
): Slot {
  return {
    what: slot.what,
    place: slot.place,
    kind: slot.kind,
    childType: slot.childType,
    fields: new Map(),
    item: undefined,
    text: undefined,
    stamp: 0,
  }
}

export function createFieldPlace(key: string, parent: Slot | undefined): FieldPlace {
  const place: FieldPlace = {
    key,
    isLink: key.includes(LINK_MARK),
    parent,
    seen: createSlot({ what: 'key' }),
    kinds: new Map(),
  }
  place.seen.place = place
  return place
}

export function createShape(parent?: Shape, slot?: Slot): Shape {
  return {
    slot,
    parent,
    next: new Map(),
    lastSlot: undefined,
    lastShape: undefined,
    count: 0,
    first: undefined,
  }
}

/** The keys that lead from a node to a place; lists on the way have none. */
export function keysTo(place: FieldPlace | undefined): string[] {
  if (!place) return []
  const isItem = place.parent?.kind === 'array'
  return [...keysTo(place.parent?.place), ...(isItem ? [] : [place.key])]
}

/** The shape that has one slot more. */
export function shapeWith(shape: Shape, slot: Slot): Shape {
  if (shape.lastSlot === slot && shape.lastShape) return shape.lastShape
  let next = shape.next.get(slot)
  if (!next) {
    next = createShape(shape, slot)
    shape.next.set(slot, next)
  }
  shape.lastSlot = slot
  shape.lastShape = next
  return next
}

/** The slots of a shape, in the order in which they were met. */
export function slotsOf(shape: Shape): Slot[] {
  const slots: Slot[] = []
  for (let at: Shape | undefined = shape; at?.slot; at = at.parent) slots.push(at.slot)
  return slots.reverse()
}
