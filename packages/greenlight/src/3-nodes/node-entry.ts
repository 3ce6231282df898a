import type { Node } from './node.ts'

/** What the store keeps of each node: enough to touch, order and find stale ones without the node itself. */
export interface NodeEntry {
  readonly id: string
  readonly type: string
  readonly digest: string
  readonly owner: string
  /** Follows `node.parent`. */
  readonly parent: string | null
  /** Place among the nodes of a fresh run: grows with each createNode of this or an earlier run. */
  sequence: number
  /** The live node; undefined until it is first read from disk. */
  node: Node | undefined
  /** Reads the node from disk; undefined once it is live. */
  read: ((id: string) => Node) | undefined
  /** Differs from what is on disk. */
  dirty: boolean
  /** Made anew in each run, and not kept for the next: see `NodeStore.createPassingNode`. */
  readonly isPassing: boolean
  /** As it was created: without children, and without fields that others gave it. */
  pristine: boolean
}

/** The live node of an entry, read from disk at the first call. */
export function liveNode(entry: NodeEntry): Node {
  if (entry.node) return entry.node
  if (!entry.read) throw new Error(`Entry "${entry.id}" has neither a node nor a way to read it.`)
  entry.node = entry.read(entry.id)
  entry.read = undefined
  return entry.node
}

/** An entry that was read from disk, and does not keep its node from being collected: it is then read again. */
export function withoutHold(entry: NodeEntry): NodeEntry {
  const { read } = entry
  let held: WeakRef<Node> | undefined
  return Object.defineProperties(
    { ...entry },
    {
      node: {
        get: () => held?.deref(),
        set(node: Node | undefined) {
          held = node && new WeakRef(node)
        },
      },
      read: { get: () => read, set() {} },
    },
  )
}
