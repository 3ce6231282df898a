import type { RouterLocation } from '@gatsbyjs/reach-router'
import { createElement, type ReactNode } from 'react'

/** Renders the page at a location, from its loaded data; nothing while rendering to HTML. */
export function PageRenderer({ location }: { readonly location: RouterLocation }): ReactNode {
  if (typeof window === 'undefined') return null
  const page = window.___loader?.loadPageSync(location.pathname)
  if (!page) return null
  return createElement(page.component, { location, ...page.json, key: page.page.path })
}
