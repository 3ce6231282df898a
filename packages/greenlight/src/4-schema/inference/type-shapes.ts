import type { Node } from '#nodes'
import { compareStoredIds } from '#support/compare-stored-ids'
import { NODE_FIELDS } from '../types/node-interface.ts'
import { createLinks, createParents, type Link } from './node-references.ts'
import {
  createFieldPlace,
  createShape,
  createSlot,
  type FieldPlace,
  type Shape,
  type Slot,
  shapeWith,
  slotsOf,
} from './shape-tree.ts'
import { kindOf, type ValueKind } from './value-kind.ts'

/** Everything that the nodes of one type have. */
export interface MergedShape {
  /** In the order in which a walk over all nodes by id meets them. */
  readonly slots: ReadonlyMap<Slot, Meeting>
  /** Keys of the nodes themselves. */
  readonly fields: ReadonlyMap<string, FieldPlace>
  /** Id of the first node. */
  readonly firstNodeId: string | undefined
}

/** When a walk over the nodes first meets a slot. */
export interface Meeting {
  readonly order: number
  /** Id of the node that has it. */
  readonly nodeId: string
}

/** What inference knows of the nodes of one type; kept up node by node. */
export interface TypeShapes {
  readonly size: number
  /** All of it as plain data, to be kept and made `TypeShapes` of again; changes as they do. */
  readonly state: TypeShapesState
  /** Reads a node, again if it was read before. `childTypes` are the types of its children. */
  add(node: Node, childTypes: Iterable<string>): void
  remove(id: string): void
  /** Sums up all nodes. `ids` walks the ids of the type in order; it is used only after the first ones left. */
  merge(ids: () => Iterable<string>): MergedShape
  /** Ids that a `___NODE` key holds anywhere in the type. */
  linkedIds(slot: Slot): Iterable<string>
  /** Ids of the nodes of the type that have a node as their child. */
  parentsOf(childId: string): Iterable<string>
}

/** Plain data whose parts refer to each other: what keeps it must keep identities, as `node:v8` does. */
export interface TypeShapesState {
  readonly fields: Map<string, FieldPlace>
  /** By the type of the child. */
  readonly children: Map<string, Slot>
  readonly root: Shape
  /** By id of the node. */
  readonly shapes: Map<string, Shape>
  readonly live: Set<Shape>
  /** By id of the node that holds them. */
  readonly links: Map<string, readonly Link[]>
  /** Ids of children by id of the node. */
  readonly childIds: Map<string, readonly string[]>
  stamp: number
}

function emptyState(): TypeShapesState {
  return {
    fields: new Map(),
    children: new Map(),
    root: createShape(),
    shapes: new Map(),
    live: new Set(),
    links: new Map(),
    childIds: new Map(),
    stamp: 0,
  }
}

/** Makes the record of a type, empty or with what was kept of it. */
export function createTypeShapes(state = emptyState()): TypeShapes {
  const { fields, children, root, shapes, live } = state
  const links = createLinks(state.links)
  const parents = createParents(state.childIds)
  let merged: MergedShape | undefined
  let shape = root
  let nodeId = ''

  function meet(slot: Slot): void {
    if (slot.stamp === state.stamp) return
    slot.stamp = state.stamp
    shape = shapeWith(shape, slot)
  }

  function readFields(
    value: object,
    places: Map<string, FieldPlace>,
    parent: Slot | undefined,
    around: object[],
  ): void {
    for (const key of Object.keys(value)) {
      if (parent === undefined && NODE_FIELDS.has(key)) continue
      let place = places.get(key)
      if (!place) {
        place = createFieldPlace(key, parent)
        places.set(key, place)
      }
      meet(place.seen)
      readValue(Reflect.get(value, key), place, around)
    }
  }

  function readValue(value: unknown, place: FieldPlace, around: object[]): void {
    const kind = kindOf(value, place.isLink)
    if (kind === undefined) return
    if (kind === 'object' && isObject(value) && around.includes(value)) return
    let slot = place.kinds.get(kind)
    if (!slot) {
      slot = createSlot({ what: 'kind', place, kind })
      place.kinds.set(kind, slot)
    }
    meet(slot)
    readDetails(value, kind, slot, around)
  }

  function readDetails(value: unknown, kind: ValueKind, slot: Slot, around: object[]): void {
    if (kind === 'string') {
      if (value === '') return
      slot.text ??= createSlot({ what: 'text', place: slot.place })
      meet(slot.text)
    } else if (kind === 'object' && isObject(value)) {
      around.push(value)
      readFields(value, slot.fields, slot, around)
      around.pop()
    } else if (kind === 'array' && Array.isArray(value)) {
      slot.item ??= createFieldPlace(slot.place?.key ?? '', slot)
      for (const item of value) readValue(item, slot.item, around)
    } else if (kind === 'link' || kind === 'links') {
      links.add(nodeId, slot, Array.isArray(value) ? value : [value])
    }
  }

  function childSlot(type: string): Slot {
    let slot = children.get(type)
    if (!slot) {
      slot = createSlot({ what: 'child', childType: type })
      children.set(type, slot)
    }
    return slot
  }

  function enter(id: string, entered: Shape): void {
    shapes.set(id, entered)
    entered.count += 1
    if (entered.count === 1) {
      live.add(entered)
      entered.first = id
      merged = undefined
    } else if (entered.first !== undefined && compareStoredIds(id, entered.first) < 0) {
      entered.first = id
      merged = undefined
    }
  }

  function leave(id: string, left: Shape): void {
    shapes.delete(id)
    left.count -= 1
    if (left.count === 0) live.delete(left)
    if (left.count === 0 || left.first === id) {
      left.first = undefined
      merged = undefined
    }
  }

  function findFirst(ids: () => Iterable<string>): void {
    const missing = new Set([...live].filter(candidate => candidate.first === undefined))
    if (missing.size === 0) return
    for (const id of ids()) {
      const found = shapes.get(id)
      if (!found || !missing.delete(found)) continue
      found.first = id
      if (missing.size === 0) return
    }
  }

  return {
    get size() {
      return shapes.size
    },
    state,
    add(node, childTypes) {
      links.remove(node.id)
      parents.set(node.id, node.children)
      state.stamp += 1
      shape = root
      nodeId = node.id
      readFields(node, fields, undefined, [])
      for (const type of childTypes) meet(childSlot(type))
      const old = shapes.get(node.id)
      if (old === shape) return
      if (old) leave(node.id, old)
      enter(node.id, shape)
    },
    remove(id) {
      const old = shapes.get(id)
      if (!old) return
      links.remove(id)
      parents.set(id, [])
      leave(id, old)
    },
    merge(ids) {
      if (merged) return merged
      findFirst(ids)
      const slots = new Map<Slot, Meeting>()
      const inOrder = [...live].sort((a, b) => compareStoredIds(a.first ?? '', b.first ?? ''))
      for (const each of inOrder) {
        for (const slot of slotsOf(each)) {
          if (!slots.has(slot)) slots.set(slot, { order: slots.size, nodeId: each.first ?? '' })
        }
      }
      merged = { slots, fields, firstNodeId: inOrder[0]?.first }
      return merged
    },
    linkedIds: slot => links.idsOf(slot),
    parentsOf: parents.of,
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
