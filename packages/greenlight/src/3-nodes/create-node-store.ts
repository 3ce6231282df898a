import { compareByBytes } from '#support/compare-by-bytes'
import { fieldOwned, invalidNode, nodeOwned } from './errors.ts'
import type { Node } from './node.ts'
import { liveNode, type NodeEntry } from './node-entry.ts'
import { createNodeJournal } from './node-journal.ts'
import { createNodeOrder } from './node-order.ts'
import type { ActingPlugin, Creation, NodeStore, NodeStoreOptions } from './node-store.ts'
import { prepareNode } from './prepare-node.ts'
import { sanitizeNode, sanitizeValue } from './sanitize-node.ts'
import { createSourcingOrder } from './sourcing-order.ts'
import { createTreeChanges } from './tree-changes.ts'
import { createTypeIndex, sortByKey, type TypeIndex } from './type-index.ts'
import { createTypeOwners } from './type-owners.ts'

/** Makes a store, empty or with what the last run left. */
export function createNodeStore({ state, onEvent }: NodeStoreOptions = {}): NodeStore {
  const entries = new Map<string, NodeEntry>()
  const types = new Map<string, TypeIndex>()
  const typeOwners = createTypeOwners(state?.typeOwners)
  const journal = createNodeJournal()
  const touched = new Set<string>()
  let counter = state?.counter ?? 0
  const order = createNodeOrder(entries, state?.sequence ?? 0)
  let { former } = state ?? {}
  let sourcing = false
  let everything: readonly Node[] | undefined
  const missingParents = new Set<string>()
  for (const entry of state?.entries ?? []) insert(entry)
  const tree = createTreeChanges()
  const sourcingOrder = createSourcingOrder({ entries, types, order })
  const firstOwners = [...typeOwners.entries()].length

  /** An entry in the place of another of the same id keeps that one's place in `entries`. */
  function insert(entry: NodeEntry): void {
    entries.set(entry.id, entry)
    let index = types.get(entry.type)
    if (!index) {
      index = createTypeIndex(order.keyOf)
      types.set(entry.type, index)
    }
    index.add(entry)
    everything = undefined
    if (entry.parent !== null && !entries.has(entry.parent)) missingParents.add(entry.parent)
    if (missingParents.delete(entry.id)) order.moved()
  }

  function takeOut(entry: NodeEntry): void {
    const index = types.get(entry.type)
    index?.remove(entry)
    if (index?.size === 0) types.delete(entry.type)
    everything = undefined
    order.moved()
    if (!entry.isPassing) tree.removed(entry)
  }

  function createNode(input: unknown, plugin?: ActingPlugin): Creation {
    const prepared = prepareNode(input, plugin?.name)
    if ('fault' in prepared) {
      return { outcome: 'invalid', problem: invalidNode(prepared.fault, input, plugin?.name) }
    }
    return place(prepared.node, { owner: prepared.owner, plugin, isPassing: false })
  }

  function place(
    node: Node,
    {
      owner,
      plugin,
      ...rest
    }: Pick<NodeEntry, 'owner' | 'isPassing'> & { plugin?: ActingPlugin | undefined },
  ): Creation {
    const { type, contentDigest: digest } = node.internal
    if (touchSame(node.id, digest)) return { outcome: 'touched', id: node.id }
    const old = entries.get(node.id)
    typeOwners.claim({ id: node.id, type }, owner)
    if (old && old.owner !== owner) throw nodeOwned(node.id, old.owner, owner)

    const oldNode = old && liveNode(old)
    if (old) for (const descendant of descendantsOf(old)) drop(descendant, plugin)
    node.internal.counter = ++counter
    if (old) takeOut(old)
    const entry: NodeEntry = {
      id: node.id,
      type,
      digest,
      owner,
      parent: node.parent,
      sequence: old && !sourcing ? old.sequence : 0,
      node,
      read: undefined,
      dirty: true,
      isPassing: rest.isPassing || isBelowPassing(node),
      pristine: node.children.length === 0,
    }
    entry.dirty = !isSame(entry, tree.former(entry.id))
    if (sourcing) sourcingOrder.place(entry, old)
    else if (!old) entry.sequence = order.next()
    insert(entry)
    if (!entry.isPassing) tree.added(entry)
    touched.add(node.id)
    if (old && old.type !== type) journal.record('deleted', old.type, node.id)
    journal.record(old && old.type === type ? 'updated' : 'created', type, node.id)
    onEvent?.({ kind: 'created', node, oldNode, plugin })
    return { outcome: 'created', node, oldNode }
  }

  function isBelowPassing({ parent }: Node): boolean {
    return parent !== null && entries.get(parent)?.isPassing === true
  }

  function touchSame(id: string, digest: string): boolean {
    const known = entries.get(id)
    if (known?.digest !== digest) return false
    touched.add(id)
    if (sourcing) sourcingOrder.touched(known)
    return true
  }

  /** Live entries below a node, each once; never the node itself, even where links form a ring. */
  function descendantsOf(top: NodeEntry): readonly NodeEntry[] {
    if (childrenOf(top).length === 0) return []
    const found = new Map<string, NodeEntry>()
    const pending = [...childrenOf(top)]
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      const entry = entries.get(id)
      if (!entry || id === top.id || found.has(id)) continue
      found.set(id, entry)
      pending.push(...childrenOf(entry))
    }
    return [...found.values()]
  }

  function drop(entry: NodeEntry, plugin: ActingPlugin | undefined): void {
    entries.delete(entry.id)
    takeOut(entry)
    journal.record('deleted', entry.type, entry.id)
    onEvent?.({
      kind: 'deleted',
      get node() {
        return liveNode(entry)
      },
      plugin,
    })
  }

  function deleteNode(id: string | undefined, plugin?: ActingPlugin): void {
    const entry = id === undefined ? undefined : entries.get(id)
    if (!entry) return
    if (plugin) typeOwners.checkDelete(entry, plugin.name)
    for (const descendant of descendantsOf(entry)) drop(descendant, plugin)
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

  function noteUpdate(entry: NodeEntry): void {
    entry.dirty = true
    if (entry.pristine && !entry.isPassing) tree.updated(entry.id)
    entry.pristine = false
    journal.record('updated', entry.type, entry.id)
  }

  function updated(
    entry: NodeEntry,
    kind: 'linked' | 'fieldWritten',
    plugin: ActingPlugin | undefined,
  ): void {
    noteUpdate(entry)
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

  return {
    get revision() {
      return journal.revision
    },
    get(id) {
      const entry = entries.get(id)
      return entry && liveNode(entry)
    },
    ofType: type => types.get(type)?.inOrder(order.epoch) ?? [],
    ofTypes(names) {
      const found = names.flatMap(name => types.get(name)?.entriesInOrder(order.epoch) ?? [])
      sortByKey(found, order.keyOf)
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
    createPassingNode: (node, plugin) =>
      place(sanitizeNode(node), { owner: plugin.name, plugin, isPassing: true }),
    touchSame,
    touchNode: id => void touched.add(id),
    deleteNode,
    createParentChildLink,
    createNodeField,
    markUpdated(id) {
      const entry = entries.get(id)
      if (entry) noteUpdate(entry)
    },
    isTouched: id => touched.has(id),
    typeOwners,
    setSourcing(on) {
      if (on && !sourcing) sourcingOrder.begin()
      sourcing = on
    },
    settleOrder() {
      for (const type of sourcingOrder.settle(id => touched.has(id))) {
        journal.record('reordered', type, '')
      }
    },
    state: () => ({
      entries: entries.values(),
      counter,
      sequence: order.sequence,
      typeOwners: typeOwners.entries(),
    }),
    replacedNodes() {
      const isSame = [...typeOwners.entries()].length === firstOwners
      return isSame ? tree.replaced(keptEntries(entries)) : undefined
    },
    forgetFirstTree: tree.forget,
    former: id => former?.(id),
    forgetFormer() {
      former = undefined
    },
    entry: id => entries.get(id),
    entriesOfType: type => types.get(type)?.entries() ?? [],
  }
}

/** Ids of children; what is pristine need not be read to know that it has none. */
function childrenOf(entry: NodeEntry): readonly string[] {
  return entry.pristine ? [] : liveNode(entry).children
}

function* keptEntries(entries: ReadonlyMap<string, NodeEntry>): Iterable<NodeEntry> {
  for (const entry of entries.values()) if (!entry.isPassing) yield entry
}

/** Whether a new entry is what is on disk: that of the last run, created again. */
function isSame(entry: NodeEntry, former: NodeEntry | undefined): boolean {
  return (
    former !== undefined &&
    !former.dirty &&
    former.pristine &&
    entry.pristine &&
    former.digest === entry.digest &&
    former.type === entry.type &&
    former.owner === entry.owner &&
    former.parent === entry.parent
  )
}

function sortedById(entries: ReadonlyMap<string, NodeEntry>): readonly Node[] {
  return [...entries.values()].sort((a, b) => compareByBytes(a.id, b.id)).map(liveNode)
}
