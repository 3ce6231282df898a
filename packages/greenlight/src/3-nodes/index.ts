// What did not change since the last run.
export { areFieldsSame } from './are-fields-same.ts'
// Creating nodes with onCreateNode, and sourcing all of them.
export {
  type CreateNodeHandler,
  createNodeCascade,
  type HandlerFailure,
  type NodeCascade,
  type NodeCascadeOptions,
  type RunningHandler,
} from './create-cascade.ts'

// What a node is, the nodes as later stages read them, and the right to change them.
export { createNodeStore } from './create-node-store.ts'
export type { Node, NodeChanges, NodeInternal, Nodes, TypeChanges } from './node.ts'
export type {
  ActingPlugin,
  Creation,
  NodeEvent,
  NodeStore,
  NodeStoreOptions,
  NodeStoreState,
} from './node-store.ts'
// Keeping them between runs.
// Reading them in other threads.
export {
  loadNodes,
  openSharedNodes,
  type SharedNodes,
  saveNodes,
  shareNodes,
} from './persist-nodes.ts'
export {
  type Source,
  type SourceFailure,
  type SourceNodesOptions,
  type SourceNodesResult,
  sourceNodes,
} from './source-nodes.ts'
