import type { RouterLocation } from '@gatsbyjs/reach-router'
import { createContext, type ReactNode } from 'react'

/** Renders the page at a location, if it is loaded. Given by the browser's app; there is none while rendering to HTML. */
export const PageViewContext = createContext<
  ((location: RouterLocation, props: object) => ReactNode) | undefined
>(undefined)
