/** @jsxRuntime automatic @jsxImportSource react */
import Html from 'virtual:greenlight/html'
import { plugins } from 'virtual:greenlight/ssr-plugins'
import { Router, type RouterLocation, ServerLocation } from '@gatsbyjs/reach-router'
import { type ComponentType, createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { SliceContext, type SliceProps, type SliceSource } from '../gatsby/slice.tsx'
import { type PageData, paramsOf } from '../shared/page-data.ts'
import { createPageSlices, type SliceUsage } from '../shared/page-slices.ts'
import { createPluginHooks } from '../shared/plugin-hooks.ts'
import { routeAnnouncer } from '../shared/route-announcer.ts'
import { StaticQueryContext, type StaticQueryResults } from '../shared/static-query-context.ts'
import { templateExports } from '../shared/template-exports.ts'
import { WorkerScripts } from '../shared/worker-scripts.ts'
import { wrapElement } from '../shared/wrap-element.tsx'
import { createDocumentEditor, sortHead } from './document-parts.ts'
import { renderHead } from './render-head.tsx'
import { renderToHtml } from './render-to-html.ts'
import { workerSnippet } from './worker-snippet.tsx'

/** What one page is rendered from. */
export interface RenderInput {
  readonly page: { readonly path: string; readonly componentChunkName: string }
  readonly pageData: PageData
  /** Results of the static queries that the page's modules may ask for. */
  readonly staticQueryResults: StaticQueryResults
  /** What the template exports. */
  readonly component: Readonly<Record<string, unknown>>
  /** By id. */
  readonly slices: Readonly<Record<string, SliceInput>>
  readonly assets: {
    /** Addresses of the script files of `app`, the entry first. */
    readonly scripts: readonly string[]
    /** Addresses of the script files of the template, the entry first. */
    readonly templateScripts: readonly string[]
    /** Addresses of the script files of each slice by chunk name, the entry first. */
    readonly sliceScripts: Readonly<Record<string, readonly string[]>>
    readonly style?: { readonly href: string; readonly css: string }
    /** Addresses of the data that the page needs to come to life. */
    readonly data: readonly string[]
  }
}

/** A slice that pages may show. */
export interface SliceInput {
  /** What its module exports. */
  readonly component: Readonly<Record<string, unknown>>
  readonly data: unknown
  readonly sliceContext: Readonly<Record<string, unknown>>
  /** Its context as it was created. */
  readonly context: Readonly<Record<string, unknown>>
}

export interface RenderedDocument {
  readonly html: string
  readonly slices: readonly SliceUsage[]
}

const hooks = createPluginHooks(plugins)
const GENERATOR = 'Gatsby 5.16.1'

/** Renders the document of a page, with the hooks of gatsby-ssr files in Gatsby's order. One page at a time. */
export async function renderPage(input: RenderInput): Promise<RenderedDocument> {
  const { pageData, staticQueryResults, assets } = input
  const component = templateExports(input.component)
  const { path } = pageData
  const { parts, setters, replacers } = createDocumentEditor([
    <meta key="generator" name="generator" content={GENERATOR} />,
  ])
  const shared = { ...setters, pathname: path, pathPrefix: __PATH_PREFIX__ }

  const usages: SliceUsage[] = []
  const workerScripts: (readonly string[])[] = []
  const bodyComponent = (
    <SliceContext.Provider value={slicesOf(input, usage => usages.push(usage))}>
      <WorkerScripts.Provider value={forward => workerScripts.push(forward)}>
        <StaticQueryContext.Provider value={staticQueryResults}>
          {wrapElement(hooks, 'wrapRootElement', { element: <Page {...input} />, pathname: path })}
        </StaticQueryContext.Provider>
      </WorkerScripts.Provider>
    </SliceContext.Provider>
  )
  let bodyHtml = ''
  await hooks.runAsync('replaceRenderer', {
    ...shared,
    bodyComponent,
    replaceBodyHTMLString: (html: string) => {
      bodyHtml = html
    },
  })
  bodyHtml ||= await renderToHtml(bodyComponent)
  hooks.run('onRenderBody', {
    ...shared,
    bodyHtml,
    scripts: [...assets.scripts, ...assets.templateScripts].map(name => ({ name, rel: 'preload' })),
    styles: assets.style ? [{ name: assets.style.href, content: assets.style.css }] : [],
    loadPageDataSync: (other: string) => (other === path ? pageData : null),
  })
  if (workerScripts.length > 0) {
    call(setters.setHeadComponents, [workerSnippet(workerScripts.flat())])
  }
  if (isComponent(component.Head)) {
    const params = paramsOf(pageData.result)
    const head = renderHead({ Head: component.Head, pageData, params, staticQueryResults, hooks })
    call(setters.setHtmlAttributes, head.htmlAttributes)
    call(setters.setBodyAttributes, head.bodyAttributes)
    call(setters.setHeadComponents, head.components)
  }
  parts.head = sortHead([...styleOf(assets), ...parts.head, ...preloadsOf(assets)])
  parts.postBody = [...parts.postBody, ...scriptsOf(input)]
  hooks.run('onPreRenderHTML', { ...replacers, pathname: path, pathPrefix: __PATH_PREFIX__ })

  const document = (
    <Html
      {...parts.bodyProps}
      headComponents={parts.head}
      htmlAttributes={parts.htmlAttributes}
      bodyAttributes={parts.bodyAttributes}
      preBodyComponents={parts.preBody}
      postBodyComponents={parts.postBody}
      body={bodyHtml}
      path={path}
    />
  )
  return { html: `<!DOCTYPE html>${renderToStaticMarkup(document)}`, slices: usages }
}

/** The slices of a page, in their place in its tree: contexts, ids and styles are those that browsers will have. */
function slicesOf(
  { pageData: { slicesMap = {} }, slices }: RenderInput,
  onUse: (usage: SliceUsage) => void,
): SliceSource {
  return createPageSlices({
    slicesMap,
    onUse,
    find(id) {
      const slice = slices[id]
      return slice && { ...slice, component: componentOf(slice, id) }
    },
  })
}

function componentOf(
  { component }: SliceInput,
  id: string,
): ComponentType<Record<string, unknown>> {
  const { default: exported } = templateExports(component)
  if (isComponent(exported)) return exported
  throw new Error(`The component of the slice "${id}" has no default export.`)
}

/** Slices are built one by one, so none can hold another, as in Gatsby. */
function inSlice(id: string): SliceSource {
  return {
    render(alias) {
      throw new Error(
        `The slice "${id}" uses the slice "${alias}": slices within slices are not possible.`,
      )
    },
  }
}

/** Stands for the children of a slice that is rendered by itself. */
const CHILDREN = '__the_children_of_this_slice__'

/**
 * Renders a slice by itself, as Gatsby does.
 * @returns its HTML; where it has children, what comes before and after them
 */
export async function renderSlice({
  slice,
  name,
  props,
  hasChildren,
  staticQueryResults,
}: {
  readonly slice: SliceInput
  readonly name: string
  readonly props: SliceProps
  readonly hasChildren: boolean
  readonly staticQueryResults: StaticQueryResults
}): Promise<readonly string[]> {
  const all = { sliceContext: slice.context, data: slice.data, ...props }
  const element = createElement(
    componentOf(slice, name),
    hasChildren ? { ...all, children: CHILDREN } : all,
  )
  const html = await renderToHtml(
    <SliceContext.Provider value={inSlice(name)}>
      <StaticQueryContext.Provider value={staticQueryResults}>
        {wrapElement(hooks, 'wrapRootElement', { element })}
      </StaticQueryContext.Provider>
    </SliceContext.Provider>,
  )
  return hasChildren ? html.split(CHILDREN) : [html]
}

/** The page in its router, as the browser hydrates it. */
function Page({ pageData, component }: RenderInput): ReactNode {
  return (
    <ServerLocation url={`${__BASE_PATH__}${pageData.path}`}>
      <Router id="gatsby-focus-wrapper" baseuri={__BASE_PATH__}>
        <Route path="/*" pageData={pageData} template={templateExports(component).default} />
      </Router>
      <div {...routeAnnouncer} />
    </ServerLocation>
  )
}

function Route({
  pageData: { result },
  template,
  ...rest
}: {
  readonly pageData: PageData
  readonly template: unknown
  readonly location?: RouterLocation
  readonly path: string
}): ReactNode {
  // Of addresses with parameters only browsers know; the document is that of all of them.
  const props = { ...rest, ...result, params: paramsOf(result) }
  const element = createElement(isComponent(template) ? template : missing, props)
  return wrapElement(hooks, 'wrapPageElement', { element, props })
}

function missing(): never {
  throw new Error('The template has no default export.')
}

function isComponent(value: unknown): value is ComponentType<Record<string, unknown>> {
  return typeof value === 'function' || (typeof value === 'object' && value !== null)
}

function call(setter: ((value: never) => void) | undefined, value: unknown): void {
  setter?.(value as never)
}

function styleOf({ style }: RenderInput['assets']): ReactNode[] {
  if (!style) return []
  return [
    <style
      key="style"
      data-href={style.href}
      data-identity="gatsby-global-css"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the site's own stylesheet.
      dangerouslySetInnerHTML={{ __html: style.css }}
    />,
  ]
}

/**
 * The scripts and data a page needs to come to life are asked for at once, not one after another, and after the
 * fonts and images that readers see first. `as` is what it is anyway; gatsby-plugin-offline finds scripts by it.
 */
function preloadsOf({
  scripts,
  templateScripts,
  sliceScripts,
  data,
}: RenderInput['assets']): ReactNode[] {
  const ofSlices = Object.values(sliceScripts).flat()
  const modules = new Set([...scripts.slice(1), ...templateScripts, ...ofSlices])
  return [
    ...[...modules].map(href => (
      <link key={href} rel="modulepreload" as="script" href={href} fetchPriority="low" />
    )),
    ...data.map(href => (
      <link
        key={href}
        rel="preload"
        as="fetch"
        href={href}
        crossOrigin="anonymous"
        fetchPriority="low"
      />
    )),
  ]
}

function scriptsOf({ page, pageData, assets }: RenderInput): ReactNode[] {
  const [entry] = assets.scripts
  const chunks = Object.fromEntries(
    Object.entries({
      [page.componentChunkName]: assets.templateScripts,
      ...assets.sliceScripts,
    }).map(([name, [first]]) => [name, first]),
  )
  const settings = `window.pagePath=${inScript(pageData.path)};window.___pageChunks=${inScript(chunks)};`
  return [
    <script
      key="script-loader"
      id="gatsby-script-loader"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON that cannot end the script.
      dangerouslySetInnerHTML={{ __html: `/*<![CDATA[*/${settings}/*]]>*/` }}
    />,
    ...(entry === undefined
      ? []
      : [<script key={entry} type="module" src={entry} fetchPriority="low" />]),
  ]
}

function inScript(value: unknown): string {
  return JSON.stringify(value).replace(/</g, String.raw`\u003c`)
}
