import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createContentDigest } from '#support/create-content-digest'
import { importModule } from '#support/import-module'
import { isFunction } from '#support/is-function'
import { isRecord } from '#support/is-record'
import { pageDataFile, sliceDataFile, staticQueryFile } from './data-files.ts'
import type { PageToRender, RenderSetup, SliceToRender } from './page-input.ts'

/** A `<Slice>` that a page showed; pieces of slices are told apart by what they were given. */
export interface ShownSlice {
  /** Id of the slice, followed by the digest of the properties it was given, if any. */
  readonly piece: string
  readonly hasChildren: boolean
}

export interface RenderedPage {
  readonly html: string
  readonly slices: readonly ShownSlice[]
  /** HTML of pieces of slices that this renderer had not rendered before, by name: before and after their children. */
  readonly pieces: readonly (readonly [name: string, html: string])[]
}

/** Renders pages one after another: plugins and sites keep state of the page they render in their modules. */
export interface PageRenderer {
  /** @throws what the page's components throw */
  render(page: PageToRender): Promise<RenderedPage>
}

/** Makes the renderer of a bundle. Modules are loaded when the first page needs them. */
export function createPageRenderer(setup: RenderSetup): PageRenderer {
  const modules = new Map<string, Promise<unknown>>()
  const loadComponent = (chunk: string) => load(setup.components.get(chunk) ?? missing(chunk))
  const staticResults = new Map<string, unknown>()
  const slices = new Map<string, Promise<object>>()
  const knownPieces = new Set<string>()
  let last: Promise<unknown> = Promise.resolve()

  function load(file: string): Promise<unknown> {
    const known = modules.get(file)
    if (known) return known
    const loading = importModule(pathToFileURL(join(setup.folder, file)).href)
    modules.set(file, loading)
    return loading
  }

  function staticResult(hash: string): unknown {
    if (!staticResults.has(hash)) {
      staticResults.set(hash, JSON.parse(setup.staticQueryResults.get(hash) ?? '{}'))
    }
    return staticResults.get(hash)
  }

  function staticResultsOf(hashes: Iterable<string>): Readonly<Record<string, unknown>> {
    return Object.fromEntries([...hashes].map(hash => [hash, staticResult(hash)]))
  }

  async function loadSlice(id: string): Promise<object> {
    const { componentChunkName, data, context } = sliceOf(id)
    const { result } = JSON.parse(data)
    const component = await loadComponent(componentChunkName)
    return { component, data: result.data, sliceContext: result.sliceContext, context }
  }

  function sliceOf(id: string): SliceToRender {
    return setup.slices.get(id) ?? missing(`slice ${id}`)
  }

  async function slicesOf({
    slices: ids,
  }: PageToRender): Promise<Readonly<Record<string, object>>> {
    const entries = ids.map(async id => {
      const slice = slices.get(id) ?? loadSlice(id)
      slices.set(id, slice)
      return [id, await slice] as const
    })
    return Object.fromEntries(await Promise.all(entries))
  }

  function assetsOf({ path, componentChunkName, staticQueryHashes, slices }: PageToRender): object {
    const used = slices.map(sliceOf)
    const hashes = new Set(
      [staticQueryHashes, ...used.map(slice => slice.staticQueryHashes)].flat(),
    )
    const data = [
      pageDataFile(path),
      ...slices.map(sliceDataFile),
      ...[...hashes].map(staticQueryFile),
    ]
    const scriptsOf = (chunk: string) => setup.scripts.get(chunk) ?? []
    return {
      scripts: scriptsOf('app'),
      templateScripts: scriptsOf(componentChunkName),
      sliceScripts: Object.fromEntries(
        used.map(slice => [slice.componentChunkName, scriptsOf(slice.componentChunkName)]),
      ),
      ...(setup.style ? { style: setup.style } : {}),
      data: setup.preloadsData ? data.map(file => `${setup.publicPath}/${file}`) : [],
    }
  }

  async function renderNow(page: PageToRender): Promise<RenderedPage> {
    const { path, componentChunkName, matchPath, staticQueryHashes } = page
    const [runtime, component, slices] = await Promise.all([
      load(setup.entry),
      loadComponent(componentChunkName),
      slicesOf(page),
    ])
    if (!isRecord(runtime) || !isFunction(runtime.renderPage) || !isFunction(runtime.renderSlice)) {
      throw new Error('The bundle for rendering has no renderPage.')
    }
    const result: unknown = await runtime.renderPage({
      page: { path, componentChunkName, ...(matchPath === undefined ? {} : { matchPath }) },
      pageData: JSON.parse(page.pageData),
      staticQueryResults: staticResultsOf([
        ...staticQueryHashes,
        ...page.slices.flatMap(id => sliceOf(id).staticQueryHashes),
      ]),
      component,
      slices,
      assets: assetsOf(page),
    })
    if (!isRecord(result) || typeof result.html !== 'string' || !Array.isArray(result.slices)) {
      throw new Error('renderPage gave no HTML.')
    }
    const shown = new Map<string, ShownSlice>()
    const pieces: (readonly [string, string])[] = []
    for (const use of result.slices) {
      const { id, props, hasChildren } = readUse(use)
      const piece = Object.keys(props).length > 0 ? `${id}-${createContentDigest(props)}` : id
      if (!shown.get(piece)?.hasChildren) shown.set(piece, { piece, hasChildren })
      const key = `${piece} ${hasChildren}`
      if (knownPieces.has(key)) continue
      knownPieces.add(key)
      const parts: unknown = await runtime.renderSlice({
        slice: slices[id],
        name: id,
        staticQueryResults: staticResultsOf(sliceOf(id).staticQueryHashes),
        props,
        hasChildren,
      })
      const names = namesOfPieces({ piece, hasChildren })
      if (Array.isArray(parts))
        pieces.push(...names.map((name, at) => [name, String(parts[at])] as const))
    }
    return { html: result.html, slices: [...shown.values()], pieces }
  }

  return {
    render(page) {
      const rendered = last.then(() => renderNow(page))
      last = rendered.catch(() => undefined)
      return rendered
    },
  }
}

/** Names of the pieces of a slice's HTML: what comes before its children, and after them, where it has any. */
export function namesOfPieces({ piece, hasChildren }: ShownSlice): readonly string[] {
  return hasChildren ? [`${piece}-1`, `${piece}-2`] : [`${piece}-1`]
}

function readUse(use: unknown): {
  readonly id: string
  readonly props: object
  readonly hasChildren: boolean
} {
  const { id, props, hasChildren } = isRecord(use) ? use : {}
  return { id: String(id), props: isRecord(props) ? props : {}, hasChildren: hasChildren === true }
}

function missing(chunk: string): never {
  throw new Error(`The bundle for rendering has no component ${chunk}.`)
}
