import { LocationProvider } from '@gatsbyjs/reach-router'
import { type ComponentType, createElement, type ReactNode, useEffect } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { isHeadElement } from '../shared/head-elements.ts'
import type { PluginHooks } from '../shared/plugin-hooks.ts'
import { StaticQueryContext, type StaticQueryResults } from '../shared/static-query-context.ts'
import { wrapElement } from '../shared/wrap-element.tsx'
import { createHeadStage, type HeadStage } from './head-stage.ts'

const MARK = 'data-gatsby-head'

/** Shows what a page's `Head` gives in the document's head. */
export interface HeadRenderer {
  render(page: {
    readonly Head: ComponentType<Record<string, unknown>> | undefined
    readonly props: Record<string, unknown>
    readonly staticQueryResults: StaticQueryResults
  }): void
}

/** Makes the renderer of heads. `Head` is rendered on a stage; what belongs into a head is copied from there. */
export function createHeadRenderer(hooks: PluginHooks): HeadRenderer {
  let root: Root | undefined
  let ownAttributes: Readonly<Record<'html' | 'body', readonly string[]>> = { html: [], body: [] }

  function update(stage: HeadStage): void {
    const found = collect(stage.elements())
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
      // Each page has a stage of its own: what the one before left behind is not to be told from the new.
      root?.unmount()
      const stage = createHeadStage()
      root = createRoot(stage.container)
      const element = Head ? createElement(Head, props) : null
      root.render(
        <Told onRendered={() => update(stage)}>
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
function collect(elements: readonly Element[]): FoundHead {
  const found: FoundHead = { elements: [], html: {}, body: {} }
  const places = new Map<string, number>()
  for (const element of elements) {
    const name = element.localName
    if (name === 'html' || name === 'body') addAttributes(found[name], element)
    else if (isHeadElement(name)) {
      const copy = copyElement(element)
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
function copyElement(element: Element): Element {
  const copy = document.createElement(element.localName)
  for (const { name, value } of element.attributes) copy.setAttribute(name, value)
  copy.setAttribute(MARK, 'true')
  // On the stage no script runs, so that content of noscript is elements there and text in the document.
  if (element.localName === 'noscript') copy.textContent = element.innerHTML
  else copy.textContent = element.textContent
  return copy
}

/** Later ones win; styles add up. */
function addAttributes(attributes: Record<string, string>, element: Element): void {
  for (const { name, value } of element.attributes) {
    const before = name === 'style' ? attributes[name] : undefined
    attributes[name] = before ? `${before.replace(/;?\s*$/, ';')} ${value}` : value
  }
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
  const copy = element.cloneNode(true)
  if (copy instanceof Element) copy.setAttribute('nonce', '')
  return old.isEqualNode(copy)
}
