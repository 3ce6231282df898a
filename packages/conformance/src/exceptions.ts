import type { NodeException } from './compare-nodes.ts'
import type { ArgumentFilter } from './random-query/maker-context.ts'
import type { PlainNode } from './site-engine.ts'

/** A difference between the engines that is meant to be, with its reason. Everything else is a defect. */
interface Exception {
  readonly reason: string
  readonly applies: (node: PlainNode, path: string, other: PlainNode | undefined) => boolean
}

/** Folders of the plugins that are part of an engine: two engines cannot have them in one place. */
const isInsideEngine = (path: unknown) =>
  /\/internal-plugins\/|\/2-plugins\/internal\//.test(String(path))

function pathOption(node: PlainNode): unknown {
  const options = node.pluginOptions
  return typeof options === 'object' && options !== null && 'path' in options
    ? options.path
    : undefined
}

/** Differences between nodes; `path` is empty for a node that one engine lacks. */
const nodeExceptions: readonly Exception[] = [
  {
    reason: 'The time of the build.',
    applies: node => node.internal.type === 'SiteBuildMetadata',
  },
  {
    reason:
      'Plugins that are part of an engine, and the page creators that look into them, lie in its own folder.',
    applies: node =>
      node.internal.type === 'SitePlugin' &&
      (isInsideEngine(node.resolve) || isInsideEngine(pathOption(node))),
  },
  {
    reason:
      "The digest of a plugin's record covers fields that only stock Gatsby's loader keeps in it.",
    applies: (node, path) =>
      node.internal.type === 'SitePlugin' && path === 'internal.contentDigest',
  },
  {
    reason:
      'Reading a file or a folder changes its times of access; the second engine reads what the first one read.',
    applies: (node, path) =>
      /^(?:File|Directory)$/.test(node.internal.type) &&
      /^(?:accessTime|atime|atimeMs)$/.test(path),
  },
  {
    reason:
      "Stock Gatsby's digest of a folder counts when it was last read, so that reading it changes its node; Greenlight's counts what changes with the folder.",
    applies: (node, path) =>
      node.internal.type === 'Directory' && path === 'internal.contentDigest',
  },
  {
    reason:
      'Stock Gatsby keeps the text of a file in its node once a transformer asked for it; Greenlight keeps no body twice.',
    applies: (node, path) => node.internal.type === 'File' && path === 'internal.content',
  },
  {
    reason:
      'The compiled gatsby-node lies elsewhere, and the list of its hooks has the order of the compiler.',
    applies: (node, path) =>
      node.internal.type === 'SitePlugin' &&
      /^(?:resolvedCompiledGatsbyNode|nodeAPIs\[)/.test(path),
  },
  {
    reason:
      'Nodes of pages have no parent: in stock Gatsby the field is missing, in Greenlight null.',
    applies: (node, path) => node.internal.type === 'SitePage' && path === 'parent',
  },
  {
    reason:
      'Of several page creators stock Gatsby names the first of its list, one of its own, whichever made the page; Greenlight names the one that did.',
    applies: (node, path, other) =>
      node.internal.type === 'SitePage' &&
      node.pluginCreatorId !== other?.pluginCreatorId &&
      /^(?:pluginCreator___NODE|pluginCreatorId|internal\.contentDigest)$/.test(path),
  },
  {
    reason:
      'gatsby-source-graphql makes the digest of its node from a random number at each start.',
    applies: (node, path) =>
      node.internal.type === 'GraphQLSource' && path === 'internal.contentDigest',
  },
]

/** Fields and roots that random queries stay away from, since their nodes are not the same. */
const UNCOMPARED_FIELDS = new Set(['sitePlugin', 'allSitePlugin', 'pluginCreator'])

/** Types with dates of the last minutes, whose distance from now changes between one engine and the other. */
const TYPES_OF_TODAY = new Set(['File', 'Directory', 'Site', 'SiteBuildMetadata'])

export const isNodeException: NodeException = ({ left, right }, path) => {
  const node = left ?? right
  return node !== undefined && nodeExceptions.some(({ applies }) => applies(node, path, right))
}

/** Whether a random query may ask for a field. */
export function isComparedField(_typeName: string, fieldName: string): boolean {
  return !UNCOMPARED_FIELDS.has(fieldName)
}

/** Says which arguments a random query over these nodes may give. */
export function createArgumentExceptions(nodes: readonly PlainNode[]): ArgumentFilter {
  const hasRemarkImages = nodes.some(
    ({ internal, name }) => internal.type === 'SitePlugin' && name === 'gatsby-remark-images',
  )
  return (typeName, fieldName, argument, value) => {
    // A wide picture of a width of one pixel has no height, which ends stock Gatsby.
    if (/^(?:max)?(?:width|height)$/i.test(argument)) return Number(value) >= 5
    if (argument === 'fromNow' || argument === 'difference') return !TYPES_OF_TODAY.has(typeName)
    // gatsby-transformer-remark parses these excerpts without the context that gatsby-remark-images needs: a promise
    // that nobody waits for is rejected, which ends stock Gatsby.
    return !(hasRemarkImages && fieldName === 'excerpt' && value === 'MARKDOWN')
  }
}
