// What a node is, and the nodes as later stages read them.

// Creating nodes with onCreateNode, and sourcing all of them.
export {
  type CreateNodeHandler,
  createNodeCascade,
  type HandlerFailure,
  type NodeCascade,
  type NodeCascadeOptions,
  type RunningHandler,
} from './create-cascade.ts'
export type { Node, NodeChanges, NodeInternal, Nodes, TypeChanges } from './node.ts'
// The right to change nodes.
export {
  type ActingPlugin,
  type Creation,
  createNodeStore,
  type NodeEvent,
  type NodeStore,
  type NodeStoreOptions,
  type NodeStoreState,
} from './node-store.ts'
// Keeping them between runs.
export { loadNodes, saveNodes } from './persist-nodes.ts'
export {
  type Source,
  type SourceFailure,
  type SourceNodesOptions,
  type SourceNodesResult,
  sourceNodes,
} from './source-nodes.ts'
