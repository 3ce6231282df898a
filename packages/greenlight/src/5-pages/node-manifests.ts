import { isRecord } from '#support/is-record'
import type { Page } from './page.ts'

/** Says which page shows a node, for the previews of content systems; see `unstable_createNodeManifest`. */
export interface NodeManifest {
  readonly manifestId: string
  readonly pluginName: string
  readonly node: { readonly id: string }
  readonly updatedAtUTC?: string | number | undefined
}

/** Why a page was taken for a node's own, as the file of a manifest says it. */
export type FoundPageBy =
  | 'ownerNodeId'
  | 'filesystem-route-api'
  | 'context.id'
  | 'context.slug'
  | 'none'

/** What the file of a manifest holds, its keys in Gatsby's order. */
export interface WrittenManifest {
  readonly node: { readonly id: string }
  readonly page: { readonly path: string | null }
  readonly foundPageBy: FoundPageBy
}

const DAY = 24 * 60 * 60 * 1000

/**
 * Takes what a plugin passed to `unstable_createNodeManifest`.
 *
 * @returns the manifest; `{ fault }` when it cannot be used; undefined when the node's last change is too long ago
 */
export function readNodeManifest(
  input: unknown,
  pluginName: string,
  { maxDaysOld, now = Date.now() }: { readonly maxDaysOld: number; readonly now?: number },
): NodeManifest | { readonly fault: string } | undefined {
  const { manifestId, node, updatedAtUTC }: Readonly<Record<string, unknown>> = isRecord(input)
    ? input
    : {}
  const updated = typeof updatedAtUTC === 'number' ? updatedAtUTC : String(updatedAtUTC ?? '')
  if (updated !== '') {
    const time = new Date(updated).getTime()
    if (Number.isNaN(time)) return { fault: 'an updatedAtUTC that is no date' }
    if (now - time > maxDaysOld * DAY) return undefined
  }
  if (typeof manifestId !== 'string') return { fault: 'a manifestId that is no string' }
  if (manifestId === '' || /(?:^|[\\/])\.\.(?:[\\/]|$)/.test(manifestId)) {
    return { fault: 'a manifestId that names no file' }
  }
  if (!isRecord(node) || typeof node.id !== 'string' || node.id === '') {
    return { fault: 'no node' }
  }
  const manifest = { manifestId, pluginName, node: { id: node.id } }
  return updated === '' ? manifest : { ...manifest, updatedAtUTC: updated }
}

/** Files by their path below `public`, and the ids that page data names, by page path. */
export interface NodeManifests {
  readonly files: ReadonlyMap<string, WrittenManifest>
  readonly idsOfPages: ReadonlyMap<string, string>
}

export interface ResolveManifestsOptions {
  readonly manifests: readonly NodeManifest[]
  readonly pages: ReadonlyMap<string, Page>
  readonly getNode: (id: string) => Readonly<Record<string, unknown>> | undefined
  /** Ids of page creators: their pages with the node's id in their context are file routes. */
  readonly fileRouteCreators: ReadonlySet<string>
  /** At most so many are written, those changed longest ago first. */
  readonly limit: number
}

/**
 * Finds the page of each manifest's node, as Gatsby's `processNodeManifests`: one with the node as `ownerNodeId`,
 * else the last with its id, or its slug, in the context. Pages are not found by what their queries read.
 * Manifests of nodes that do not exist are left out.
 */
export function resolveNodeManifests({
  manifests,
  pages,
  getNode,
  fileRouteCreators,
  limit,
}: ResolveManifestsOptions): NodeManifests {
  const files = new Map<string, WrittenManifest>()
  const idsOfPages = new Map<string, string>()
  const findPage = createPageFinder(pages, fileRouteCreators)
  for (const { manifestId, pluginName, node } of oldestFirst(manifests, limit)) {
    const full = getNode(node.id)
    if (!full) continue
    const { path, foundPageBy } = findPage(node.id, full.slug)
    const file = `__node-manifests/${pluginName}/${manifestId}.json`
    const known = files.get(file)
    if (!known || (known.foundPageBy === 'none' && foundPageBy !== 'none')) {
      files.set(file, { node, page: { path }, foundPageBy })
    }
    if (path !== null) idsOfPages.set(path, manifestId)
  }
  return { files, idsOfPages }
}

interface Found {
  readonly path: string | null
  readonly foundPageBy: FoundPageBy
}

function createPageFinder(
  pages: ReadonlyMap<string, Page>,
  fileRouteCreators: ReadonlySet<string>,
): (id: string, slug: unknown) => Found {
  const byOwner = new Map<string, Found>()
  const byContext = new Map<string, readonly [order: number, Found]>()
  let order = 0
  const remember = (key: string, found: Found) => byContext.set(key, [order++, found])
  for (const { path, ownerNodeId, context, pluginCreatorId } of pages.values()) {
    if (ownerNodeId !== undefined && !byOwner.has(ownerNodeId)) {
      byOwner.set(ownerNodeId, { path, foundPageBy: 'ownerNodeId' })
    }
    if (typeof context.slug === 'string' && context.slug !== '') {
      remember(`slug ${context.slug}`, { path, foundPageBy: 'context.slug' })
    }
    if (typeof context.id === 'string') {
      const isFileRoute = fileRouteCreators.has(pluginCreatorId)
      remember(`id ${context.id}`, {
        path,
        foundPageBy: isFileRoute ? 'filesystem-route-api' : 'context.id',
      })
    }
  }
  return (id, slug) => {
    const owned = byOwner.get(id)
    if (owned) return owned
    const candidates = [
      byContext.get(`id ${id}`),
      typeof slug === 'string' && slug !== '' ? byContext.get(`slug ${slug}`) : undefined,
    ].filter(candidate => candidate !== undefined)
    const last = candidates.sort(([a], [b]) => b - a)[0]
    return last?.[1] ?? { path: null, foundPageBy: 'none' }
  }
}

function oldestFirst(manifests: readonly NodeManifest[], limit: number): readonly NodeManifest[] {
  if (manifests.length <= limit) return manifests
  const timeOf = ({ updatedAtUTC }: NodeManifest) =>
    updatedAtUTC === undefined ? Number.POSITIVE_INFINITY : new Date(updatedAtUTC).getTime()
  return manifests.toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1)).slice(0, limit)
}
