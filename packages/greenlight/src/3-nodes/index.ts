export type { Node, NodeChanges, NodeInternal, Nodes, TypeChanges } from './node.ts'
