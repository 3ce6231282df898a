import { deserialize, serialize } from 'node:v8'
import {
  openSharedStore,
  type RecordStore,
  type SharedStore,
  type SiteCache,
  shareBytes,
} from '#cache'
import { ProblemError } from '#diagnostics'
import { decodeNode, encodeNode } from './encode-node.ts'
import { liveNode, type NodeEntry, withoutHold } from './node-entry.ts'
import type { NodeStore, NodeStoreState } from './node-store.ts'

/** What is kept of all nodes together: enough to start a run without reading a single node. */
interface NodeTable {
  /** In the order of a fresh run, so that a place in the list is the entry's sequence. */
  readonly ids: readonly string[]
  readonly digests: readonly string[]
  /** Index into `typeNames` and `ownerNames`. */
  readonly types: Uint32Array
  readonly owners: Uint32Array
  /** Place of the parent, or one of `NO_PARENT` and `ABSENT_PARENT`. */
  readonly parents: Int32Array
  /** 1 for those that are `NodeEntry.pristine`. */
  readonly pristine: Uint8Array
  /** Parents that do not exist, by the place of the child. */
  readonly absentParents: ReadonlyMap<number, string>
  readonly typeNames: readonly string[]
  readonly ownerNames: readonly string[]
  readonly counter: number
  readonly typeOwners: readonly (readonly [type: string, plugin: string])[]
}

/** Name of the record store. */
const NODES = 'nodes'

const NO_PARENT = -1
const ABSENT_PARENT = -2

/**
 * Nodes that a run replaced, kept beside the table: most runs replace a few, and then neither the table nor the index
 * of all nodes need be written.
 */
interface Replacements {
  readonly counter: number
  readonly nodes: ReadonlyMap<string, Replacement>
}

interface Replacement {
  readonly digest: string
  readonly pristine: boolean
  /** As `encodeNode` gives them. */
  readonly bytes: Uint8Array
}

/** So many bytes of replaced nodes are kept beside the table. */
const MOST_REPLACED = 1 << 20

/** Puts what changed in the nodes into the cache; counts from its next commit on. */
export function saveNodes(store: NodeStore, cache: SiteCache): void {
  forgetPassing(store, cache)
  if (!saveReplacements(store, cache)) {
    saveRecords(store, cache, isKept)
    saveTable(store, cache)
  }
}

const isKept = ({ isPassing }: NodeEntry) => !isPassing

/** Takes out again what was written for other threads only. */
function forgetPassing(store: NodeStore, cache: SiteCache): void {
  for (const entry of store.state().entries) {
    if (!entry.isPassing || entry.dirty) continue
    recordsOf(cache).delete(entry.id)
    entry.dirty = true
  }
}

const recordsOf = (cache: SiteCache) => cache.store(NODES, { resident: true })
const tablesOf = (cache: SiteCache) => cache.store('node table')

/** Writes the nodes that differ from what is on disk, or stand there beside the table. */
function saveRecords(
  store: NodeStore,
  cache: SiteCache,
  isWanted: (entry: NodeEntry) => boolean,
): void {
  const records = recordsOf(cache)
  store.forgetFormer()
  for (const [id, { bytes }] of loadReplacements(cache)?.nodes ?? []) {
    if (store.entry(id)?.dirty === false) records.set(id, Buffer.from(bytes))
  }
  for (const entry of store.state().entries) {
    if (!entry.dirty || !isWanted(entry)) continue
    records.set(entry.id, encodeNode(liveNode(entry)))
    entry.dirty = false
  }
}

/** The nodes of one moment as other threads of the process read them. Plain data. */
export interface SharedNodes {
  /** In memory that all threads see. */
  readonly table: Uint8Array
  readonly records: SharedStore | undefined
}

/**
 * Lets other threads read the nodes as they are now. What differs from the disk is written, without being committed.
 * @throws the error of the file system
 */
export function shareNodes(store: NodeStore, cache: SiteCache): SharedNodes {
  saveRecords(store, cache, () => true)
  const { entries, counter, typeOwners } = store.state()
  const table = serialize(tableOf(inFreshOrder(entries), counter, [...typeOwners]))
  const { stores } = cache.share(name => name === NODES)
  return { table: shareBytes(table), records: stores[NODES] }
}

/**
 * The nodes that another thread shares. Nodes are read when they are asked for, and again when nobody held them in
 * between: what a thread looks at once does not stay in its memory, of which each thread has its own.
 */
export function openSharedNodes({ table, records }: SharedNodes): NodeStoreState {
  const state = stateOf(deserialize(table), openSharedStore(records))
  return { ...state, entries: Array.from(state.entries, withoutHold) }
}

/** @returns false where there are too many, or more has changed: all is to be written */
function saveReplacements(store: NodeStore, cache: SiteCache): boolean {
  const replaced = store.replacedNodes()
  const tables = tablesOf(cache)
  if (!replaced || !tables.has('table')) return false
  const nodes = new Map(loadReplacements(cache)?.nodes)
  const ids = new Set(replaced)
  for (const entry of store.state().entries) if (entry.dirty && isKept(entry)) ids.add(entry.id)
  // What other threads were shown no longer counts as differing from the disk.
  for (const id of nodes.keys()) if (store.entry(id)?.node) ids.add(id)
  if (ids.size === 0) return true
  for (const id of ids) {
    const entry = store.entry(id)
    if (!entry) return false
    const { digest, pristine } = entry
    nodes.set(id, { digest, pristine, bytes: encodeNode(liveNode(entry)) })
  }
  const size = [...nodes.values()].reduce((sum, { bytes }) => sum + bytes.length, 0)
  if (size > MOST_REPLACED) return false
  const replacements: Replacements = { counter: store.state().counter, nodes }
  tables.set('replacements', serialize(replacements))
  store.forgetFormer()
  for (const id of ids) {
    const entry = store.entry(id)
    if (entry) entry.dirty = false
  }
  return true
}

function loadReplacements(cache: SiteCache): Replacements | undefined {
  const bytes = tablesOf(cache).get('replacements')
  return bytes && deserialize(bytes)
}

function saveTable(store: NodeStore, cache: SiteCache): void {
  const { entries, counter, typeOwners } = store.state()
  const records = recordsOf(cache)
  const tables = tablesOf(cache)
  const ordered = inFreshOrder([...entries].filter(isKept))
  if (records.size > ordered.length) {
    for (const id of [...records.keys()]) {
      if (store.entry(id)?.isPassing !== false) records.delete(id)
    }
  }
  tables.set('table', serialize(tableOf(ordered, counter, [...typeOwners])))
  tables.delete('replacements')
  store.forgetFirstTree()
}

/** The nodes that the last run left, or undefined when it left none. Nodes are read when they are first asked for. */
export function loadNodes(cache: SiteCache): NodeStoreState | undefined {
  const bytes = tablesOf(cache).get('table')
  return bytes && stateOf(deserialize(bytes), recordsOf(cache), loadReplacements(cache))
}

function stateOf(
  table: NodeTable,
  records: Pick<RecordStore, 'get'>,
  replacements?: Replacements,
): NodeStoreState {
  const former = (id: string) => {
    const record = replacements?.nodes.get(id)?.bytes ?? records.get(id)
    return record && decodeNode(record)
  }
  const read = (id: string) => {
    const node = former(id)
    if (!node) throw damagedNode(id)
    return node
  }
  const entries = table.ids.map((id, place): NodeEntry => {
    const replaced = replacements?.nodes.get(id)
    return {
      id,
      type: table.typeNames[table.types[place] ?? 0] ?? '',
      digest: replaced?.digest ?? table.digests[place] ?? '',
      owner: table.ownerNames[table.owners[place] ?? 0] ?? '',
      parent: parentOf(table, place),
      sequence: place,
      node: undefined,
      read,
      dirty: false,
      isPassing: false,
      pristine: replaced?.pristine ?? table.pristine[place] === 1,
    }
  })
  const { typeOwners } = table
  const counter = replacements?.counter ?? table.counter
  return { entries, counter, sequence: entries.length, typeOwners, former }
}

function parentOf(table: NodeTable, place: number): string | null {
  const parent = table.parents[place] ?? NO_PARENT
  if (parent === ABSENT_PARENT) return table.absentParents.get(place) ?? null
  return parent === NO_PARENT ? null : (table.ids[parent] ?? null)
}

/** Root nodes in their order, each followed by its descendants. */
function inFreshOrder(entries: Iterable<NodeEntry>): readonly NodeEntry[] {
  const all = [...entries].sort((a, b) => a.sequence - b.sequence)
  const known = new Set(all.map(({ id }) => id))
  const children = new Map<string, NodeEntry[]>()
  const ordered: NodeEntry[] = []
  const roots: NodeEntry[] = []
  for (const entry of all) {
    if (entry.parent === null || !known.has(entry.parent)) roots.push(entry)
    else {
      const siblings = children.get(entry.parent)
      if (siblings) siblings.push(entry)
      else children.set(entry.parent, [entry])
    }
  }
  const append = (from: readonly NodeEntry[]): void => {
    const pending = [...from].reverse()
    for (let entry = pending.pop(); entry; entry = pending.pop()) {
      ordered.push(entry)
      known.delete(entry.id)
      const below = children.get(entry.id)
      if (!below) continue
      for (let index = below.length - 1; index >= 0; index--) {
        const child = below[index]
        if (child && known.has(child.id)) pending.push(child)
      }
    }
  }
  append(roots)
  // What is left hangs in rings of parents.
  for (const entry of all) if (known.has(entry.id)) append([entry])
  return ordered
}

function tableOf(
  ordered: readonly NodeEntry[],
  counter: number,
  typeOwners: NodeTable['typeOwners'],
): NodeTable {
  const places = new Map(ordered.map((entry, place) => [entry.id, place]))
  const absentParents = new Map<number, string>()
  const types = numberNames(ordered.map(({ type }) => type))
  const owners = numberNames(ordered.map(({ owner }) => owner))
  const parents = Int32Array.from(ordered, ({ parent }, place) => {
    if (parent === null) return NO_PARENT
    const found = places.get(parent)
    if (found !== undefined) return found
    absentParents.set(place, parent)
    return ABSENT_PARENT
  })
  return {
    ids: ordered.map(({ id }) => id),
    digests: ordered.map(({ digest }) => digest),
    types: types.numbers,
    owners: owners.numbers,
    parents,
    pristine: Uint8Array.from(ordered, entry => (entry.pristine ? 1 : 0)),
    absentParents,
    typeNames: types.names,
    ownerNames: owners.names,
    counter,
    typeOwners,
  }
}

function numberNames(list: readonly string[]): {
  readonly names: readonly string[]
  readonly numbers: Uint32Array
} {
  const numbers = new Map<string, number>()
  const places = Uint32Array.from(list, name => {
    let number = numbers.get(name)
    if (number === undefined) {
      number = numbers.size
      numbers.set(name, number)
    }
    return number
  })
  return { names: [...numbers.keys()], numbers: places }
}

function damagedNode(id: string): ProblemError {
  return new ProblemError({
    code: 'NODES_CACHE_DAMAGED',
    severity: 'error',
    message: `The node "${id}" could not be read from the cache: its file was altered while the command ran.`,
    hint: 'Run the command again: it starts with a new cache.',
  })
}
