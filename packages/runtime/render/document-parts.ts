import { cloneElement, isValidElement, type ReactElement, type ReactNode } from 'react'
import { mergeDeep } from './merge-deep.ts'

/** Attributes of an element. */
export type Attributes = Readonly<Record<string, unknown>>

/** The parts of a document that plugins add to while a page is rendered. */
export interface DocumentParts {
  head: readonly ReactNode[]
  htmlAttributes: Attributes
  bodyAttributes: Attributes
  preBody: readonly ReactNode[]
  postBody: readonly ReactNode[]
  bodyProps: Attributes
}

/** The parts and the functions by which hooks change them, under Gatsby's names. */
export interface DocumentEditor {
  readonly parts: DocumentParts
  /** For `replaceRenderer` and `onRenderBody`. */
  readonly setters: Readonly<Record<string, (value: never) => void>>
  /** For `onPreRenderHTML`. */
  readonly replacers: Readonly<Record<string, unknown>>
}

/** Makes the parts of one page's document. */
export function createDocumentEditor(head: readonly ReactNode[]): DocumentEditor {
  const parts: DocumentParts = {
    head,
    htmlAttributes: {},
    bodyAttributes: {},
    preBody: [],
    postBody: [],
    bodyProps: {},
  }
  return {
    parts,
    setters: {
      setHeadComponents: (components: unknown) => {
        parts.head = [...parts.head, ...flatten(components)]
      },
      setPreBodyComponents: (components: unknown) => {
        parts.preBody = [...parts.preBody, ...flatten(components)]
      },
      setPostBodyComponents: (components: unknown) => {
        parts.postBody = [...parts.postBody, ...flatten(components)]
      },
      setHtmlAttributes: (attributes: Attributes) => {
        parts.htmlAttributes = mergeDeep(parts.htmlAttributes, attributes)
      },
      setBodyAttributes: (attributes: Attributes) => {
        parts.bodyAttributes = mergeDeep(parts.bodyAttributes, attributes)
      },
      setBodyProps: (props: Attributes) => {
        parts.bodyProps = mergeDeep(parts.bodyProps, props)
      },
    },
    replacers: {
      getHeadComponents: () => parts.head,
      replaceHeadComponents: (components: unknown) => {
        parts.head = flatten(components)
      },
      getPreBodyComponents: () => parts.preBody,
      replacePreBodyComponents: (components: unknown) => {
        parts.preBody = flatten(components)
      },
      getPostBodyComponents: () => parts.postBody,
      replacePostBodyComponents: (components: unknown) => {
        parts.postBody = flatten(components)
      },
    },
  }
}

function flatten(components: unknown): ReactNode[] {
  return [components]
    .flat(Number.POSITIVE_INFINITY)
    .filter(Boolean)
    .map(component => fromContentHost(component as ReactNode))
}

/** The web manifest is loaded from the site itself, also where other files lie on another host. */
function fromContentHost(component: ReactNode): ReactNode {
  if (!__ASSET_PREFIX__ || !isLink(component) || component.props.rel !== 'manifest') {
    return component
  }
  return cloneElement(component, { href: component.props.href?.replace(__ASSET_PREFIX__, '') })
}

function isLink(
  component: ReactNode,
): component is ReactElement<{ readonly rel?: string; readonly href?: string | undefined }> {
  return isValidElement(component) && component.type === 'link'
}

/** Meta tags first, so that crawlers which read only so far see them before large styles. */
export function sortHead(components: readonly ReactNode[]): readonly ReactNode[] {
  const isMeta = (component: ReactNode) => isValidElement(component) && component.type === 'meta'
  return [...components.filter(isMeta), ...components.filter(component => !isMeta(component))]
}
