import { deserialize, serialize } from 'node:v8'
import type { RecordStore } from '#cache'
import type { Nodes } from '#nodes'
import { createTypeShapes, type TypeShapes, type TypeShapesState } from './type-shapes.ts'

/** Shapes of types kept between runs, so that a run need not read the nodes that did not change. */
export interface KeptShapes {
  /** What the last run knew of a type. */
  find(type: string): TypeShapes | undefined
  /**
   * Keeps what is known now. What was kept of other types stays as long as no node changed.
   * @param states shapes by type, up to date, and whether they are those that were kept
   */
  keep(
    states: ReadonlyMap<string, { readonly shapes: TypeShapes; readonly isKept: boolean }>,
    nodes: Nodes,
  ): void
}

/** Grows when the form of the records changes. */
const PREFIX = 'shapes 1 '

/** @param store undefined where nothing is to be kept */
export function createKeptShapes(store: RecordStore | undefined): KeptShapes {
  return {
    find(type) {
      const bytes = store?.get(PREFIX + type)
      if (!bytes) return undefined
      const state: TypeShapesState = deserialize(bytes)
      return createTypeShapes(state)
    },
    keep(states, nodes) {
      if (!store) return
      for (const [type, { shapes, isKept }] of states) {
        if (isKept && store.has(PREFIX + type)) continue
        const bytes = encode(shapes)
        if (bytes) store.set(PREFIX + type, bytes)
        else store.delete(PREFIX + type)
      }
      if (nodes.revision === 0) return
      for (const key of [...store.keys()]) {
        if (key.startsWith(PREFIX) && !states.has(key.slice(PREFIX.length))) store.delete(key)
      }
    },
  }
}

/** Undefined for shapes that are too deep for the serializer's stack: they are read again. */
function encode({ state }: TypeShapes): Buffer | undefined {
  try {
    return serialize(state)
  } catch {
    return undefined
  }
}
