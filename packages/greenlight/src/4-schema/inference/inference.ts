import type { RecordStore } from '#cache'
import type { Node, Nodes } from '#nodes'
import { changesSince } from './changes-since.ts'
import { createFilePaths } from './file-paths.ts'
import { createKeptShapes } from './kept-shapes.ts'
import type { Slot } from './shape-tree.ts'
import { createTypeShapes, type MergedShape, type TypeShapes } from './type-shapes.ts'

/**
 * What is known of the fields of all nodes. Lives as long as the site is open: each build of a schema brings it
 * up to date by the nodes that changed since, and only for the types it asks for.
 */
export interface Inference {
  /** What the nodes of a type have, as of now. */
  shapeOf(type: string, nodes: Nodes): MergedShape
  /** Types of the nodes that are children of nodes of a type. */
  childTypesOf(type: string, nodes: Nodes): readonly string[]
  /** Ids under a `___NODE` key. Up to date after `shapeOf`. */
  linkedIds(type: string, slot: Slot): Iterable<string>
  /** Whether a `File` node has this absolute path. */
  hasFile(absolutePath: string, nodes: Nodes): boolean
  /** Puts what is known into the store that the inference was made with; call when the nodes are saved. */
  save(nodes: Nodes): void
}

interface TypeState {
  readonly shapes: TypeShapes
  readonly revision: number
  /** Still as the last run left it. */
  readonly isKept: boolean
}

/**
 * Makes the inference of one node store, which is as the last run left it.
 * @param store what the last run kept of it: its shapes are those of the nodes at revision 0
 */
export function createInference(store?: RecordStore): Inference {
  const states = new Map<string, TypeState>()
  const kept = createKeptShapes(store)
  const files = createFilePaths(store)

  function upToDate(type: string, nodes: Nodes): TypeShapes {
    let state = states.get(type)
    if (state?.revision === nodes.revision) return state.shapes
    if (!state) {
      const shapes = kept.find(type)
      state = shapes && { shapes, revision: 0, isKept: true }
    }
    const updated = (state && update(state, type, nodes)) ?? {
      shapes: readAll(type, nodes),
      revision: nodes.revision,
      isKept: false,
    }
    states.set(type, updated)
    return updated.shapes
  }

  return {
    shapeOf(type, nodes) {
      const shapes = upToDate(type, nodes)
      return shapes.merge(() => idsOf(type, nodes))
    },
    childTypesOf(type, nodes) {
      const { slots } = this.shapeOf(type, nodes)
      return [...slots.keys()].flatMap(({ childType }) => childType ?? [])
    },
    linkedIds: (type, slot) => states.get(type)?.shapes.linkedIds(slot) ?? [],
    hasFile: files.has,
    save(nodes) {
      for (const type of states.keys()) upToDate(type, nodes)
      kept.keep(states, nodes)
      files.save(nodes)
    },
  }
}

function readAll(type: string, nodes: Nodes): TypeShapes {
  const shapes = createTypeShapes()
  for (const node of nodes.ofTypeById(type)) shapes.add(node, childTypes(node, nodes))
  return shapes
}

/** Gives `undefined` when the changes are no longer known. */
function update(
  { shapes, revision, isKept }: TypeState,
  type: string,
  nodes: Nodes,
): TypeState | undefined {
  const changes = changesSince(nodes, revision)
  if (changes === 'forgotten') return undefined
  const changed = new Set<string>()
  for (const { created, deleted } of changes.values()) {
    for (const ids of [created, deleted]) {
      for (const id of ids) for (const parent of shapes.parentsOf(id)) changed.add(parent)
    }
  }
  const own = changes.get(type)
  for (const id of own?.deleted ?? []) {
    shapes.remove(id)
    changed.delete(id)
  }
  for (const ids of [own?.created, own?.updated]) for (const id of ids ?? []) changed.add(id)
  for (const id of changed) {
    const node = nodes.get(id)
    if (node) shapes.add(node, childTypes(node, nodes))
  }
  const isSame = changed.size === 0 && (own?.deleted.size ?? 0) === 0
  return { shapes, revision: nodes.revision, isKept: isKept && isSame }
}

function* idsOf(type: string, nodes: Nodes): Iterable<string> {
  for (const node of nodes.ofTypeById(type)) yield node.id
}

function childTypes(node: Node, nodes: Nodes): Iterable<string> {
  if (node.children.length === 0) return []
  return new Set(node.children.flatMap(id => nodes.get(id)?.internal.type ?? []))
}
