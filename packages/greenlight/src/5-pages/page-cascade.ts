import isEqual from 'lodash-es/isEqual.js'
import type { Node, NodeCascade, NodeStore } from '#nodes'
import type { HookRunner } from '#plugins'
import { createContentDigest } from '#support/create-content-digest'
import type { Page, PageCreator } from './page.ts'
import type { PageEvent, PageStore } from './page-store.ts'

/** Creator of `SitePage` nodes, whoever created the page; as in Gatsby the nodes themselves do not name it. */
const DATA_BRIDGE = { name: 'internal-data-bridge' }

/** Follows what happens to pages: keeps `SitePage` nodes, runs onCreatePage, makes `/404.html`. */
export interface PageCascade {
  /** To be told of each event of the page store. */
  follow(event: PageEvent): void
  /** Resolves when no onCreatePage is running or due. */
  settled(): Promise<void>
}

/** Makes the page cascade of one site. `pages` is asked for late, because the store tells its events to the cascade. */
export function createPageCascade({
  pages,
  store,
  nodes,
  runner,
}: {
  readonly pages: () => PageStore
  readonly store: NodeStore
  readonly nodes: NodeCascade
  readonly runner: HookRunner
}): PageCascade {
  const pending = new Set<Promise<unknown>>()
  const deletedListeners = new Set<(path: string) => void>()
  /** What `/404.html` and `/500.html` were made of, by `404` and `500`. */
  const statusPages = new Map<string, { readonly path: string; readonly source: unknown }>()

  function follow(event: PageEvent): void {
    if (event.kind === 'created') created(event.page, event.plugin)
    else deleted(event.page.path)
  }

  function created(page: Page, plugin: PageCreator): void {
    // Unsorted results show the order of the two nodes; in Gatsby it is that of their ids.
    const isFirst = page.path.endsWith('/')
    if (isFirst) createStatusPage(page, plugin)
    nodes.createPassingNode(toNode(page), DATA_BRIDGE)
    if (!isFirst) createStatusPage(page, plugin)
    if (runner.implementing('onCreatePage').length === 0) return
    track(runOnCreatePage(page, plugin))
  }

  async function runOnCreatePage(page: Page, plugin: PageCreator): Promise<void> {
    let stopped = false
    const stop = (path: string) => {
      stopped ||= path === page.path
    }
    deletedListeners.add(stop)
    // Never within the call of createPage: plugins go on to use the page they passed, or delete it.
    await null
    try {
      await runner.run('onCreatePage', { page }, { except: plugin.name, stopped: () => stopped })
    } finally {
      deletedListeners.delete(stop)
    }
  }

  function deleted(path: string): void {
    store.deleteNode(nodeId(path))
    for (const listener of deletedListeners) listener(path)
    for (const [status, { path: origin }] of statusPages) {
      if (origin !== path) continue
      statusPages.delete(status)
      pages().deletePage({ path: `/${status}.html` })
    }
  }

  /** Hosts look for `/404.html`, so a page `/404/` is also made under that path. */
  function createStatusPage(page: Page, plugin: PageCreator): void {
    const status = /^\/?(404|500)\/?$/.exec(page.path)?.[1]
    if (!status) return
    const { path, component, context, slices } = page
    const source = { path, component, context, slices }
    if (isEqual(statusPages.get(status)?.source, source)) return
    statusPages.set(status, { path, source })
    pages().createPage({ component, context, slices, path: `/${status}.html` }, plugin)
  }

  function track(promise: Promise<unknown>): void {
    pending.add(promise)
    void promise.finally(() => pending.delete(promise))
  }

  return {
    follow,
    async settled() {
      while (pending.size > 0) await Promise.all(pending)
    },
  }
}

const nodeId = (path: string): string => `SitePage ${path}`

/**
 * The node of a page: all of it but the time. Written out field by field: for each page of a large site, spreading
 * costs more than all else that is done with it here.
 */
function toNode(page: Page): Node {
  const { internalComponentName, path, matchPath, component, componentPath } = page
  const { componentChunkName, isCreatedByStatefulCreatePages, context, slices } = page
  const { pluginCreator___NODE, pluginCreatorId, mode, defer, ownerNodeId } = page
  // In the order in which a digest takes them.
  const content: Record<string, unknown> = {
    children: [],
    component,
    componentChunkName,
    componentPath,
    context,
    internalComponentName,
    isCreatedByStatefulCreatePages,
    matchPath,
    mode,
    path,
    pluginCreatorId,
    pluginCreator___NODE,
    slices,
  }
  const internal = { type: 'SitePage', contentDigest: '', counter: 0 }
  const node: Node = {
    internalComponentName,
    path,
    matchPath,
    component,
    componentPath,
    componentChunkName,
    isCreatedByStatefulCreatePages,
    context,
    slices,
    pluginCreator___NODE,
    pluginCreatorId,
    mode,
    children: [],
    id: nodeId(path),
    internal,
    parent: null,
  }
  for (const target of [content, node]) {
    if (defer !== undefined) target.defer = defer
    if (ownerNodeId !== undefined) target.ownerNodeId = ownerNodeId
  }
  internal.contentDigest = createContentDigest(content)
  return node
}
