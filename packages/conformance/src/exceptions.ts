import type { PlainNode } from './site-engine.ts'

/** A difference between the engines that is meant to be, with its reason. Everything else is a defect. */
interface Exception {
  readonly reason: string
  readonly applies: (node: PlainNode, path: string) => boolean
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
      'Reading a file changes its times of access; the second engine reads what the first one read.',
    applies: (node, path) =>
      node.internal.type === 'File' && /^(?:accessTime|atime|atimeMs)$/.test(path),
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
      'Stock Gatsby leaves parent and owner out of the nodes of pages, so that asking for the owner is an error.',
    applies: (node, path) =>
      node.internal.type === 'SitePage' && (path === 'parent' || path === 'internal.owner'),
  },
  {
    reason:
      'Of several page creators stock Gatsby names the first of its list, whichever made the page; Greenlight names the one that did.',
    applies: (node, path) =>
      node.internal.type === 'SitePage' &&
      /^(?:pluginCreator___NODE|pluginCreatorId|internal\.contentDigest)$/.test(path),
  },
  {
    reason:
      'gatsby-source-graphql makes the digest of its node from a random number at each start.',
    applies: (node, path) =>
      node.internal.type === 'GraphQLSource' && path === 'internal.contentDigest',
  },
]

/** Fields and roots that random queries stay away from, since their answers rest on an exception above. */
const UNCOMPARED_FIELDS = new Set([
  'sitePlugin',
  'allSitePlugin',
  'pluginCreator',
  'siteBuildMetadata',
  'allSiteBuildMetadata',
  'buildTime',
  'fromNow',
  'accessTime',
  'atime',
  'atimeMs',
])

export function isNodeException(node: PlainNode, path: string): boolean {
  return nodeExceptions.some(({ applies }) => applies(node, path))
}

/** Whether a random query may ask for a field. `internal.content` of files is left out with all contents. */
export function isComparedField(typeName: string, fieldName: string): boolean {
  return !UNCOMPARED_FIELDS.has(fieldName) && !(typeName === 'Internal' && fieldName === 'content')
}
