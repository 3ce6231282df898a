import type { Problem } from '#diagnostics'
import { compareByBytes } from '#support/compare-by-bytes'
import { fieldOwned, invalidNode, nodeOwned } from './errors.ts'
import type { Node, Nodes } from './node.ts'
import { liveNode, type NodeEntry } from './node-entry.ts'
import { createNodeJournal } from './node-journal.ts'
import { prepareNode } from './prepare-node.ts'
import { sanitizeValue } from './sanitize-node.ts'
import { createTypeIndex, sortByKey, type TypeIndex } from './type-index.ts'
import { createTypeOwners, type TypeOwners } from './type-owners.ts'

/** Who acts on nodes. Only the name counts: it becomes the owner. */
export interface ActingPlugin {
  readonly name: string
}

/** What `NodeStore.createNode` did. */
export type Creation =
  /** New, or new content: its onCreateNode handlers are due. `oldNode` is what it replaced. */
  | { readonly outcome: 'created'; readonly node: Node; readonly oldNode: Node | undefined }
  /** Same digest as before: the former node stays, with its children and fields. */
  | { readonly outcome: 'touched'; readonly id: string }
  /** Not shaped like a node, and left out. */
  | { readonly outcome: 'invalid'; readonly problem: Problem }

/** What happened to a node, told after the store has it. */
export type NodeEvent =
  | {
      readonly kind: 'created'
      readonly node: Node
      readonly oldNode: Node | undefined
      readonly plugin: ActingPlugin | undefined
    }
  | {
      readonly kind: 'deleted' | 'linked' | 'fieldWritten'
      readonly node: Node
      readonly plugin: ActingPlugin | undefined
    }

/** What the store starts with: what the last run left on disk. */
export interface NodeStoreState {
  readonly entries: Iterable<NodeEntry>
  /** Last `internal.counter` given out. */
  readonly counter: number
  /** Last `NodeEntry.sequence` given out. */
  readonly sequence: number
  readonly typeOwners: Iterable<readonly [type: string, plugin: string]>
}

export interface NodeStoreOptions {
  readonly state?: NodeStoreState
  /** Called synchronously after each change; must not throw. */
  readonly onEvent?: (event: NodeEvent) => void
}

/** The nodes with the right to change them. Rules as Gatsby's actions of the same names. */
export interface NodeStore extends Nodes {
  /**
   * Adds a node, or replaces the one of the same id and deletes its descendants; with the same digest only touches it.
   * Fills in `parent`, `children` and `internal.owner` of `input` itself. Runs no handlers: see `createNodeCascade`.
   * @throws ProblemError when internal.owner or fields are set, or the type or node belongs to another plugin;
   * nothing has changed then
   */
  createNode(input: unknown, plugin?: ActingPlugin): Creation
  /** Keeps a node from being deleted as stale. Unknown ids are remembered as well. */
  touchNode(id: string): void
  /**
   * Deletes a node and its descendants; an unknown id is nothing to do.
   * @throws ProblemError `NODES_TYPE_OWNED` when `plugin` does not own the node's type
   */
  deleteNode(id: string | undefined, plugin?: ActingPlugin): void
  /** Adds the child's id to the parent's `children`, once; also on the object passed. */
  createParentChildLink(
    link: { readonly parent: Node; readonly child: { readonly id: string } },
    plugin?: ActingPlugin,
  ): void
  /**
   * Writes `node.fields[name]`; also on the object passed.
   * @throws ProblemError `NODES_FIELD_OWNED` when another plugin wrote the field first
   */
  createNodeField(
    field: { readonly node: Node; readonly name: string; readonly value: unknown },
    plugin: ActingPlugin,
  ): void
  /** Changes made to a live node outside of these calls, so that they are written and answered anew. */
  markUpdated(id: string): void
  isTouched(id: string): boolean
  readonly typeOwners: TypeOwners
  /** While on, a node created again takes its place in the order anew; off, it keeps its place. */
  setSourcing(on: boolean): void
  /** Notes in the journal which types came into another order since the last call. */
  settleOrder(): void
  /** What a later run starts from. */
  state(): NodeStoreState & { readonly entries: Iterable<NodeEntry> }
  entry(id: string): NodeEntry | undefined
  entriesOfType(type: string): readonly NodeEntry[]
}

/** Makes a store, empty or with what the last run left. */
export function createNodeStore({ state, onEvent }: NodeStoreOptions = {}): NodeStore {
  const entries = new Map<string, NodeEntry>()
  const types = new Map<string, TypeIndex>()
  const typeOwners = createTypeOwners(state?.typeOwners)
  const journal = createNodeJournal()
  const touched = new Set<string>()
  let counter = state?.counter ?? 0
  let sequence = state?.sequence ?? 0
  let orderEpoch = 0
  let sourcing = false
  let settledOrder = new Map<string, readonly NodeEntry[]>()
  let settledEpoch = 0
  let everything: readonly Node[] | undefined
  const missingParents = new Set<string>()
  for (const entry of state?.entries ?? []) insert(entry)

  function insert(entry: NodeEntry): void {
    entries.set(entry.id, entry)
    let index = types.get(entry.type)
    if (!index) {
      index = createTypeIndex(orderKey)
      types.set(entry.type, index)
    }
    index.add(entry)
    everything = undefined
    if (entry.parent !== null && !entries.has(entry.parent)) missingParents.add(entry.parent)
    if (missingParents.delete(entry.id)) orderEpoch++
  }

  function remove(entry: NodeEntry): void {
    entries.delete(entry.id)
    const index = types.get(entry.type)
    index?.remove(entry)
    if (index?.size === 0) types.delete(entry.type)
    everything = undefined
    orderEpoch++
  }

  /** Sequences from the root ancestor down; a parent that is not there, or a ring of parents, ends the walk. */
  function orderKey(entry: NodeEntry): readonly number[] {
    if (entry.parent === null) return [entry.sequence]
    const key = [entry.sequence]
    let current = entry
    const walked = new Set<string>([entry.id])
    while (current.parent !== null && !walked.has(current.parent)) {
      const parent = entries.get(current.parent)
      if (!parent) break
      walked.add(parent.id)
      key.push(parent.sequence)
      current = parent
    }
    return key.reverse()
  }

  function resequence(entry: NodeEntry): void {
    entry.sequence = ++sequence
    orderEpoch++
  }

  function createNode(input: unknown, plugin?: ActingPlugin): Creation {
    const prepared = prepareNode(input, plugin?.name)
    if ('fault' in prepared) {
      return { outcome: 'invalid', problem: invalidNode(prepared.fault, input, plugin?.name) }
    }
    const { node } = prepared
    const { type, contentDigest: digest, owner } = node.internal
    const old = entries.get(node.id)
    if (old?.digest === digest) {
      touched.add(node.id)
      if (sourcing) resequence(old)
      return { outcome: 'touched', id: old.id }
    }
    typeOwners.claim({ id: node.id, type }, owner)
    if (old && old.owner !== owner) throw nodeOwned(node.id, old.owner, owner)

    const oldNode = old && liveNode(old)
    if (oldNode) for (const descendant of descendantsOf(oldNode)) drop(descendant, plugin)
    node.internal.counter = ++counter
    if (old) remove(old)
    insert({
      id: node.id,
      type,
      digest,
      owner,
      parent: node.parent,
      sequence: old && !sourcing ? old.sequence : ++sequence,
      node,
      read: undefined,
      dirty: true,
    })
    touched.add(node.id)
    if (old && old.type !== type) journal.record('deleted', old.type, node.id)
    journal.record(old && old.type === type ? 'updated' : 'created', type, node.id)
    onEvent?.({ kind: 'created', node, oldNode, plugin })
    return { outcome: 'created', node, oldNode }
  }

  /** Live entries below a node, each once; never the node itself, even where links form a ring. */
  function descendantsOf(node: Node): readonly NodeEntry[] {
    const found = new Map<string, NodeEntry>()
    const pending = [...node.children]
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      const entry = entries.get(id)
      if (!entry || id === node.id || found.has(id)) continue
      found.set(id, entry)
      pending.push(...liveNode(entry).children)
    }
    return [...found.values()]
  }

  function drop(entry: NodeEntry, plugin: ActingPlugin | undefined): void {
    const node = liveNode(entry)
    remove(entry)
    journal.record('deleted', entry.type, entry.id)
    onEvent?.({ kind: 'deleted', node, plugin })
  }

  function deleteNode(id: string | undefined, plugin?: ActingPlugin): void {
    const entry = id === undefined ? undefined : entries.get(id)
    if (!entry) return
    if (plugin) typeOwners.checkDelete(entry, plugin.name)
    for (const descendant of descendantsOf(liveNode(entry))) drop(descendant, plugin)
    drop(entry, plugin)
  }

  /**
   * The entry that a node object stands for. A plugin that was slow may still hold a node that has been replaced or
   * deleted meanwhile; what it says of that one is no longer wanted, so there is none.
   */
  function entryOf(node: Node): NodeEntry | undefined {
    const entry = entries.get(node.id)
    if (!entry || entry.node === node) return entry
    return liveNode(entry).internal.counter === node.internal.counter ? entry : undefined
  }

  function updated(
    entry: NodeEntry,
    kind: 'linked' | 'fieldWritten',
    plugin: ActingPlugin | undefined,
  ): void {
    entry.dirty = true
    journal.record('updated', entry.type, entry.id)
    onEvent?.({ kind, node: liveNode(entry), plugin })
  }

  function createParentChildLink(
    { parent, child }: { readonly parent: Node; readonly child: { readonly id: string } },
    plugin?: ActingPlugin,
  ): void {
    const entry = entryOf(parent)
    const known = entry ? liveNode(entry) : undefined
    const isNew = known !== undefined && !known.children.includes(child.id)
    for (const node of new Set([parent, known])) {
      if (node && !node.children.includes(child.id)) node.children.push(child.id)
    }
    if (entry && isNew) updated(entry, 'linked', plugin)
  }

  function createNodeField(
    { node, name, value }: { readonly node: Node; readonly name: string; readonly value: unknown },
    plugin: ActingPlugin,
  ): void {
    const field = name.includes('___NODE') ? (name.split('___')[0] ?? name) : name
    const entry = entryOf(node)
    const current = entry ? liveNode(entry) : undefined
    for (const target of new Set([node, current])) {
      const owner = target?.internal.fieldOwners?.[field]
      if (owner !== undefined && owner !== plugin.name) {
        throw fieldOwned({ id: node.id, field, owner }, plugin.name)
      }
    }
    const clean = sanitizeValue(value)
    for (const target of new Set([node, current])) {
      if (!target) continue
      target.internal.fieldOwners ??= {}
      target.fields ??= {}
      target.fields[name] = clean
      target.internal.fieldOwners[field] = plugin.name
    }
    if (entry) updated(entry, 'fieldWritten', plugin)
  }

  function settleOrder(): void {
    if (orderEpoch === settledEpoch) return
    for (const [type, before] of settledOrder) {
      const index = types.get(type)
      if (!index) continue
      const survivors = before.filter(entry => entries.get(entry.id)?.type === type)
      const places = new Map(
        index.entriesBySequence(orderEpoch).map((entry, place) => [entry.id, place]),
      )
      let last = -1
      const reordered = survivors.some(entry => {
        const place = places.get(entry.id) ?? -1
        const back = place < last
        last = place
        return back
      })
      if (reordered) journal.record('reordered', type, '')
    }
    rememberOrder()
  }

  function rememberOrder(): void {
    settledEpoch = orderEpoch
    settledOrder = new Map(
      [...types].map(([type, index]) => [type, index.entriesBySequence(orderEpoch)]),
    )
  }

  return {
    get revision() {
      return journal.revision
    },
    get(id) {
      const entry = entries.get(id)
      return entry && liveNode(entry)
    },
    ofType: type => types.get(type)?.bySequence(orderEpoch) ?? [],
    ofTypes(names) {
      const found = names.flatMap(name => types.get(name)?.entriesBySequence(orderEpoch) ?? [])
      sortByKey(found, orderKey)
      return found.map(liveNode)
    },
    ofTypeById: type => types.get(type)?.byId() ?? [],
    types: () => [...types.keys()].sort(),
    all() {
      everything ??= sortedById(entries)
      return everything
    },
    count: type => (type === undefined ? entries.size : (types.get(type)?.size ?? 0)),
    changesSince: since => journal.changesSince(since),
    createNode,
    touchNode: id => void touched.add(id),
    deleteNode,
    createParentChildLink,
    createNodeField,
    markUpdated(id) {
      const entry = entries.get(id)
      if (!entry) return
      entry.dirty = true
      journal.record('updated', entry.type, id)
    },
    isTouched: id => touched.has(id),
    typeOwners,
    setSourcing(on) {
      if (on && !sourcing) rememberOrder()
      sourcing = on
    },
    settleOrder,
    state: () => ({
      entries: entries.values(),
      counter,
      sequence,
      typeOwners: typeOwners.entries(),
    }),
    entry: id => entries.get(id),
    entriesOfType: type => types.get(type)?.entriesById() ?? [],
  }
}

function sortedById(entries: ReadonlyMap<string, NodeEntry>): readonly Node[] {
  return [...entries.values()].sort((a, b) => compareByBytes(a.id, b.id)).map(liveNode)
}
