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
import { liveNode, type NodeEntry } from './node-entry.ts'
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

/** What differs from the table after a run that only replaced nodes, so that such a run need not write all of it. */
interface Replacements {
  readonly counter: number
  readonly digests: ReadonlyMap<string, string>
  /** Those of them that are `NodeEntry.pristine`. */
  readonly pristine: ReadonlySet<string>
}

/** Puts what changed in the nodes into the cache; counts from its next commit on. */
export function saveNodes(store: NodeStore, cache: SiteCache): void {
  const records = saveRecords(store, cache)
  forgetPassing(store, records)
  const replaced = store.replacedNodes()
  const tables = cache.store('node table')
  if (replaced && tables.has('table')) saveReplacements(store, replaced, tables)
  else saveTable(store, records, tables)
}

/** Takes out again what was written for other threads only. */
function forgetPassing(store: NodeStore, records: RecordStore): void {
  for (const entry of store.state().entries) {
    if (!entry.isPassing || entry.dirty) continue
    records.delete(entry.id)
    entry.dirty = true
  }
}

function saveRecords(store: NodeStore, cache: SiteCache, { passing = false } = {}): RecordStore {
  const records = cache.store(NODES, { resident: true })
  for (const entry of store.state().entries) {
    if (!entry.dirty || (entry.isPassing && !passing)) continue
    records.set(entry.id, encodeNode(liveNode(entry)))
    entry.dirty = false
  }
  return records
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
  saveRecords(store, cache, { passing: true })
  const { entries, counter, typeOwners } = store.state()
  const table = serialize(tableOf(inFreshOrder(entries), counter, [...typeOwners]))
  const { stores } = cache.share(name => name === NODES)
  return { table: shareBytes(table), records: stores[NODES] }
}

/** The nodes that another thread shares. Nodes are read when they are first asked for. */
export function openSharedNodes({ table, records }: SharedNodes): NodeStoreState {
  return stateOf(deserialize(table), openSharedStore(records))
}

function saveReplacements(
  store: NodeStore,
  replaced: ReadonlySet<string>,
  tables: RecordStore,
): void {
  if (replaced.size === 0) return
  const former = loadReplacements(tables)
  const digests = new Map(former?.digests)
  const pristine = new Set(former?.pristine)
  for (const id of replaced) {
    const entry = store.entry(id)
    digests.set(id, entry?.digest ?? '')
    if (entry?.pristine) pristine.add(id)
    else pristine.delete(id)
  }
  const replacements: Replacements = { counter: store.state().counter, digests, pristine }
  tables.set('replacements', serialize(replacements))
}

function loadReplacements(tables: RecordStore): Replacements | undefined {
  const bytes = tables.get('replacements')
  return bytes && deserialize(bytes)
}

function saveTable(store: NodeStore, records: RecordStore, tables: RecordStore): void {
  const { entries, counter, typeOwners } = store.state()
  const ordered = inFreshOrder([...entries].filter(({ isPassing }) => !isPassing))
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
  const tables = cache.store('node table')
  const bytes = tables.get('table')
  if (!bytes) return undefined
  const replacements = loadReplacements(tables)
  return stateOf(deserialize(bytes), cache.store(NODES, { resident: true }), replacements)
}

function stateOf(
  table: NodeTable,
  records: Pick<RecordStore, 'get'>,
  replacements?: Replacements,
): NodeStoreState {
  const read = (id: string) => {
    const record = records.get(id)
    if (!record) throw damagedNode(id)
    return decodeNode(record)
  }
  const entries = table.ids.map((id, place): NodeEntry => {
    const digest = replacements?.digests.get(id)
    return {
      id,
      type: table.typeNames[table.types[place] ?? 0] ?? '',
      digest: digest ?? table.digests[place] ?? '',
      owner: table.ownerNames[table.owners[place] ?? 0] ?? '',
      parent: parentOf(table, place),
      sequence: place,
      node: undefined,
      read,
      dirty: false,
      isPassing: false,
      pristine:
        digest === undefined
          ? table.pristine[place] === 1
          : replacements?.pristine.has(id) === true,
    }
  })
  const { typeOwners } = table
  const counter = replacements?.counter ?? table.counter
  return { entries, counter, sequence: entries.length, typeOwners }
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
