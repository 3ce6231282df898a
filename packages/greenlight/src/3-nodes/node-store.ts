import type { Problem } from '#diagnostics'
import type { Node, Nodes } from './node.ts'
import type { NodeEntry } from './node-entry.ts'
import type { TypeOwners } from './type-owners.ts'

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
      /** Read from disk when it is asked for. */
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
  /** A node as it was kept, as a new object. */
  readonly former?: (id: string) => Node | undefined
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
  /**
   * Adds a node of the engine's own, as `createNode` does, that follows from what each run does anyway: it is not
   * kept for the next run, nor are its descendants. Its shape is not checked, and it does not name its owner.
   */
  createPassingNode(node: Node, owner: ActingPlugin): Creation
  /**
   * What `createNode` does with a node of this id and digest that is there already, when nothing else is known of it.
   * @returns false where there is none: it is to be created
   */
  touchSame(id: string, digest: string): boolean
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
  state(): NodeStoreState
  /**
   * Ids of the nodes replaced since the store was made, when the tree is otherwise the same: no node came or went, none
   * has another parent or place. Undefined when there is more.
   */
  replacedNodes(): ReadonlySet<string> | undefined
  /** Call when another tree than the first is on disk: `replacedNodes` is undefined from then on. */
  forgetFirstTree(): void
  /** Call when nodes are written: the former ones may be gone from then on. */
  forgetFormer(): void
  entry(id: string): NodeEntry | undefined
  /** In no order; not to be read while nodes change. */
  entriesOfType(type: string): Iterable<NodeEntry>
}
