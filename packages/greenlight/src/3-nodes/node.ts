/** The part of a node that belongs to the engine; shape as in Gatsby 5. */
export interface NodeInternal {
  type: string
  contentDigest: string
  /** Name of the plugin that created the node; one plugin owns a type for ever. Nodes of pages have none. */
  owner?: string
  /** Grows with every node created, also over runs. */
  counter: number
  mediaType?: string
  content?: string
  description?: string
  ignoreType?: boolean
  /** Field name -> plugin that may write `fields[name]`. */
  fieldOwners?: Record<string, string>
  contentFilePath?: string
}

/** A node of the graph: plain data, `parent` and `children` are ids. */
export interface Node {
  id: string
  parent: string | null
  children: string[]
  internal: NodeInternal
  fields?: Record<string, unknown>
  [key: string]: unknown
}

/** What changed between two revisions of the nodes; ids by type. */
export interface NodeChanges {
  readonly since: number
  readonly until: number
  readonly byType: ReadonlyMap<string, TypeChanges>
}

/** Ids of one type that were created, updated (same id, other content or fields or children) or deleted. */
export interface TypeChanges {
  readonly created: ReadonlySet<string>
  readonly updated: ReadonlySet<string>
  readonly deleted: ReadonlySet<string>
  /** Those of the updated that were deleted and created again: they may have another place. */
  readonly recreated: ReadonlySet<string>
  /** The order of unsorted results changed among nodes that existed before and still do. */
  readonly reordered: boolean
}

/** The nodes as every later stage sees them: read only. */
export interface Nodes {
  /** Grows with every change, from 0 for what the last run left behind: `changesSince(0)` is what this run changed. */
  readonly revision: number
  get(id: string): Node | undefined
  /**
   * Nodes of a type in the order of unsorted query results: the order in which a fresh run creates them, children in
   * the order of their root ancestors. The list never changes once handed out.
   */
  ofType(type: string): readonly Node[]
  /** Nodes of several types in that same order. */
  ofTypes(types: readonly string[]): readonly Node[]
  /** Nodes of a type ordered by `compareStoredIds`: the order of `getNodesByType` and of inference. */
  ofTypeById(type: string): readonly Node[]
  /** Names of all types that have at least one node, sorted. */
  types(): readonly string[]
  /** All nodes ordered by the bytes of their ids. */
  all(): Iterable<Node>
  count(type?: string): number
  /** A node as the last run left it, for as long as that is known. */
  former(id: string): Node | undefined
  /** @throws RangeError when `since` is ahead of `revision` or older than the journal reaches. */
  changesSince(since: number): NodeChanges
}
