import type { Node, Nodes } from '#nodes'
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
}

interface TypeState {
  readonly shapes: TypeShapes
  revision: number
}

/** Makes an inference that has seen no nodes yet. One per node store. */
export function createInference(): Inference {
  const states = new Map<string, TypeState>()
  const files = createFilePaths()

  function upToDate(type: string, nodes: Nodes): TypeShapes {
    const state = states.get(type)
    if (state?.revision === nodes.revision) return state.shapes
    const shapes = (state && update(state, type, nodes)) ?? readAll(type, nodes)
    states.set(type, { shapes, revision: nodes.revision })
    return shapes
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
  }
}

function readAll(type: string, nodes: Nodes): TypeShapes {
  const shapes = createTypeShapes()
  for (const node of nodes.ofTypeById(type)) shapes.add(node, childTypes(node, nodes))
  return shapes
}

/** Gives `undefined` when the changes are no longer known. */
function update({ shapes, revision }: TypeState, type: string, nodes: Nodes) {
  const changes = changesOf(type, nodes, revision)
  if (changes === 'forgotten') return undefined
  if (!changes) return shapes
  for (const id of changes.deleted) shapes.remove(id)
  for (const ids of [changes.created, changes.updated]) {
    for (const id of ids) {
      const node = nodes.get(id)
      if (node) shapes.add(node, childTypes(node, nodes))
    }
  }
  return shapes
}

function changesOf(type: string, nodes: Nodes, since: number) {
  try {
    return nodes.changesSince(since).byType.get(type)
  } catch (error) {
    if (error instanceof RangeError) return 'forgotten'
    throw error
  }
}

function* idsOf(type: string, nodes: Nodes): Iterable<string> {
  for (const node of nodes.ofTypeById(type)) yield node.id
}

function childTypes(node: Node, nodes: Nodes): Iterable<string> {
  if (node.children.length === 0) return []
  return new Set(node.children.flatMap(id => nodes.get(id)?.internal.type ?? []))
}

/** Index of the absolute paths of `File` nodes, kept up like the shapes. */
function createFilePaths() {
  let revision = -1
  let pathById = new Map<string, unknown>()
  let idsByPath = new Map<unknown, number>()

  function set(id: string, path: unknown): void {
    pathById.set(id, path)
    idsByPath.set(path, (idsByPath.get(path) ?? 0) + 1)
  }

  function remove(id: string): void {
    if (!pathById.has(id)) return
    const path = pathById.get(id)
    pathById.delete(id)
    idsByPath.set(path, (idsByPath.get(path) ?? 1) - 1)
  }

  function readAllFiles(nodes: Nodes): void {
    pathById = new Map()
    idsByPath = new Map()
    for (const file of nodes.ofTypeById('File')) set(file.id, file.absolutePath)
  }

  return {
    has(absolutePath: string, nodes: Nodes): boolean {
      if (revision !== nodes.revision) {
        const changes = revision < 0 ? 'forgotten' : changesOf('File', nodes, revision)
        if (changes === 'forgotten') readAllFiles(nodes)
        else if (changes) {
          for (const ids of [changes.deleted, changes.created, changes.updated]) {
            for (const id of ids) {
              remove(id)
              const file = nodes.get(id)
              if (file?.internal.type === 'File') set(id, file.absolutePath)
            }
          }
        }
        revision = nodes.revision
      }
      return (idsByPath.get(absolutePath) ?? 0) > 0
    },
  }
}
