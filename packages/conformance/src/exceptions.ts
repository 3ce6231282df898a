import type { NodeException } from './compare-nodes.ts'

/** What may differ between the two engines, each with its reason. Everything else is a defect. */
export const nodeExceptions: readonly {
  readonly reason: string
  readonly applies: NodeException
}[] = [
  {
    reason: 'The time of the build.',
    applies: (node, path) => node.internal.type === 'SiteBuildMetadata' && path !== 'id',
  },
  {
    reason: "Plugins inside stock Gatsby's own package, which is not part of Greenlight.",
    applies: node =>
      node.internal.type === 'SitePlugin' && String(node.resolve).includes('internal-plugins'),
  },
]

/** The one predicate that `compareNodes` asks. */
export const isNodeException: NodeException = (node, path) =>
  nodeExceptions.some(({ applies }) => applies(node, path))
