/** @jsxRuntime automatic @jsxImportSource react */
import { Router, type RouterLocation, ServerLocation } from '@gatsbyjs/reach-router'
import { type ComponentType, createElement, Fragment, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { isHeadElement } from '../shared/head-elements.ts'
import type { PageData } from '../shared/page-data.ts'
import type { PluginHooks } from '../shared/plugin-hooks.ts'
import { StaticQueryContext, type StaticQueryResults } from '../shared/static-query-context.ts'
import { wrapElement } from '../shared/wrap-element.tsx'
import { mergeDeep } from './merge-deep.ts'
import { type MarkupElement, parseMarkup } from './parse-markup.ts'
import { parseStyle } from './parse-style.ts'

/** What a page's `Head` adds to the document. */
export interface RenderedHead {
  readonly components: readonly ReactNode[]
  readonly htmlAttributes: Readonly<Record<string, unknown>>
  readonly bodyAttributes: Readonly<Record<string, unknown>>
}

interface HeadOptions {
  readonly Head: ComponentType<Record<string, unknown>>
  readonly pageData: PageData
  readonly params: Readonly<Record<string, unknown>>
  readonly staticQueryResults: StaticQueryResults
  readonly hooks: PluginHooks
}

/** Renders a page's `Head` export: elements that belong into a head, and attributes of `html` and `body`. */
export function renderHead(options: HeadOptions): RenderedHead {
  const { path } = options.pageData
  const markup = renderToStaticMarkup(
    // biome-ignore lint/a11y/noSvgWithoutTitle: nobody sees it; inside of svg React 19 moves no element elsewhere.
    <svg>
      <StaticQueryContext.Provider value={options.staticQueryResults}>
        <ServerLocation url={`${__BASE_PATH__}${path}`}>
          <Router baseuri={__BASE_PATH__} component={Fragment}>
            <HeadRoute path="/*" {...options} />
          </Router>
        </ServerLocation>
      </StaticQueryContext.Provider>
    </svg>,
  )
  const head = { components: [], htmlAttributes: {}, bodyAttributes: {} }
  collect(parseMarkup(markup)[0]?.children ?? [], head, new Map())
  return head
}

function HeadRoute({
  Head,
  pageData,
  params,
  hooks,
  location,
}: HeadOptions & { readonly location?: RouterLocation; readonly path: string }): ReactNode {
  const { path, result } = pageData
  const element = createElement(Head, {
    location: { pathname: location?.pathname ?? path },
    params,
    data: result.data ?? {},
    serverData: result.serverData,
    pageContext: result.pageContext,
  })
  return wrapElement(hooks, 'wrapRootElement', { element })
}

interface MutableHead {
  readonly components: ReactNode[]
  htmlAttributes: Readonly<Record<string, unknown>>
  bodyAttributes: Readonly<Record<string, unknown>>
}

/** Of elements with one id the last one stands, in the place of the first. */
function collect(
  elements: readonly MarkupElement[],
  head: MutableHead,
  places: Map<string, number>,
): void {
  for (const element of elements) {
    const { name, attributes, children } = element
    if (name === 'html' || name === 'body') {
      const key = `${name}Attributes` as const
      head[key] = mergeDeep(head[key], documentAttributes(attributes))
    } else if (isHeadElement(name)) {
      const known = attributes.id === undefined ? undefined : places.get(attributes.id)
      if (known !== undefined) head.components[known] = toComponent(element, known)
      else {
        const place = head.components.push(toComponent(element, head.components.length)) - 1
        if (attributes.id !== undefined) places.set(attributes.id, place)
      }
    }
    collect(children, head, places)
  }
}

function toComponent({ name, attributes, text }: MarkupElement, key: number): ReactNode {
  const props = {
    ...attributes,
    ...flags(attributes),
    key: `head-${key}`,
    'data-gatsby-head': true,
  }
  if (name === 'script' || name === 'style' || name === 'noscript') {
    return createElement(name, { ...props, dangerouslySetInnerHTML: { __html: text } })
  }
  return text === '' ? createElement(name, props) : createElement(name, props, text)
}

const FLAGS = ['async', 'defer', 'disabled', 'hidden']

/** React leaves out a flag whose value is the empty text, as which markup has it; Gatsby loses it so. */
function flags(attributes: Readonly<Record<string, string>>): Record<string, boolean> {
  return Object.fromEntries(FLAGS.filter(name => name in attributes).map(name => [name, true]))
}

/** React wants styles as records. */
function documentAttributes({
  style,
  ...attributes
}: Readonly<Record<string, string>>): Record<string, unknown> {
  return style === undefined ? attributes : { ...attributes, style: parseStyle(style) }
}
