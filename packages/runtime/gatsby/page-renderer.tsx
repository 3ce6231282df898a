import type { RouterLocation } from '@gatsbyjs/reach-router'
import { type ReactNode, useContext } from 'react'
import { PageViewContext } from '../shared/page-view.ts'

/** Renders the page at a location, from its loaded data; nothing while rendering to HTML. */
export function PageRenderer({
  location,
  ...props
}: {
  readonly location: RouterLocation
  readonly [prop: string]: unknown
}): ReactNode {
  return useContext(PageViewContext)?.(location, props) ?? null
}
