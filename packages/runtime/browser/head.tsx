import { LocationProvider } from '@gatsbyjs/reach-router'
import React, { type ComponentType, createElement, type ReactNode, useEffect } from 'react'
import jsxRuntime from 'react/jsx-runtime'
import { createRoot, type Root } from 'react-dom/client'
import { isHeadElement } from '../shared/head-elements.ts'
import type { PluginHooks } from '../shared/plugin-hooks.ts'
import { StaticQueryContext, type StaticQueryResults } from '../shared/static-query-context.ts'
import { wrapElement } from '../shared/wrap-element.tsx'

const MARK = 'data-gatsby-head'
const ORIGINAL_TAG = 'data-original-tag'

/** Shows what a page's `Head` gives in the document's head. */
export interface HeadRenderer {
  render(page: {
    readonly Head: ComponentType<Record<string, unknown>> | undefined
    readonly props: Record<string, unknown>
    readonly staticQueryResults: StaticQueryResults
  }): void
}

/**
 * Makes the renderer of heads. `Head` is rendered where nobody sees it; what belongs into a head is copied from
 * there. That place is an svg element, because from there React 19 moves no element into the document by itself.
 */
export function createHeadRenderer(hooks: PluginHooks): HeadRenderer {
  guardDocumentElements()
  const place = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  let root: Root | undefined
  let ownAttributes: Readonly<Record<'html' | 'body', readonly string[]>> = { html: [], body: [] }

  function update(): void {
    const found = collect(place)
    for (const name of ['html', 'body'] as const) {
      const element = name === 'html' ? document.documentElement : document.body
      const attributes = found[name]
      for (const key of ownAttributes[name]) if (!(key in attributes)) element.removeAttribute(key)
      for (const [key, value] of Object.entries(attributes)) {
        if (element.getAttribute(key) !== value) element.setAttribute(key, value)
      }
    }
    ownAttributes = { html: Object.keys(found.html), body: Object.keys(found.body) }
    replaceElements(found.elements)
  }

  return {
    render({ Head, props, staticQueryResults }) {
      root ??= createRoot(place)
      const element = Head ? createElement(Head, props) : null
      root.render(
        <Told onRendered={update}>
          <StaticQueryContext.Provider value={staticQueryResults}>
            <LocationProvider>
              {element && wrapElement(hooks, 'wrapRootElement', { element })}
            </LocationProvider>
          </StaticQueryContext.Provider>
        </Told>,
      )
    },
  }
}

function Told({
  onRendered,
  children,
}: {
  readonly onRendered: () => void
  readonly children: ReactNode
}): ReactNode {
  useEffect(onRendered)
  return children
}

interface FoundHead {
  readonly elements: Element[]
  readonly html: Record<string, string>
  readonly body: Record<string, string>
}

/** Of elements with one id the last one stands, in the place of the first. */
function collect(place: Element): FoundHead {
  const found: FoundHead = { elements: [], html: {}, body: {} }
  const places = new Map<string, number>()
  for (const element of place.querySelectorAll('*')) {
    const name = element.getAttribute(ORIGINAL_TAG) ?? element.localName
    if (name === 'html' || name === 'body') Object.assign(found[name], attributesOf(element))
    else if (isHeadElement(name)) {
      const copy = copyElement(element, name)
      const known = element.id ? places.get(element.id) : undefined
      if (known !== undefined) found.elements[known] = copy
      else {
        const index = found.elements.push(copy) - 1
        if (element.id) places.set(element.id, index)
      }
    }
  }
  return found
}

/** An HTML element with the same attributes and text; scripts made this way run. */
function copyElement(element: Element, name: string): Element {
  const copy = document.createElement(name)
  for (const [key, value] of Object.entries(attributesOf(element))) copy.setAttribute(key, value)
  copy.setAttribute(MARK, 'true')
  if (element.textContent) copy.textContent = element.textContent
  return copy
}

function attributesOf(element: Element): Record<string, string> {
  return Object.fromEntries(
    [...element.attributes]
      .filter(({ name }) => name !== ORIGINAL_TAG)
      .map(({ name, value }) => [name, value]),
  )
}

/** Elements that stand in the head already are left alone, so that styles do not flicker and scripts run once. */
function replaceElements(elements: readonly Element[]): void {
  const added = [...elements]
  for (const old of document.head.querySelectorAll(`[${MARK}]`)) {
    const same = added.findIndex(element => isSame(old, element))
    if (same >= 0) added.splice(same, 1)
    else old.remove()
  }
  document.head.append(...added)
}

/** Browsers hide the nonce of elements in the document. */
function isSame(old: Element, element: Element): boolean {
  if (old.isEqualNode(element)) return true
  if (!element.getAttribute('nonce') || old.getAttribute('nonce')) return false
  const copy = element.cloneNode(true) as Element
  copy.setAttribute('nonce', '')
  return old.isEqualNode(copy)
}

/**
 * React 19 takes `html` and `body`, wherever they are rendered, for those of the document, and clears their attributes
 * when they go. In a `Head` they only carry attributes, so they are rendered as other elements.
 */
function guardDocumentElements(): void {
  for (const target of [React, jsxRuntime] as unknown as Record<string, unknown>[]) {
    for (const name of ['createElement', 'jsx', 'jsxs']) {
      const original = target[name]
      if (typeof original !== 'function') continue
      const patched = (type: unknown, props: object | null, ...rest: unknown[]): unknown =>
        type === 'html' || type === 'body'
          ? original('g', { ...props, [ORIGINAL_TAG]: type }, ...rest)
          : original(type, props, ...rest)
      Object.defineProperty(target, name, { value: patched, configurable: true, writable: true })
    }
  }
}
