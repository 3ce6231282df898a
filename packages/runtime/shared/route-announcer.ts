import type { CSSProperties } from 'react'

const hidden: CSSProperties = {
  position: 'absolute',
  top: 0,
  width: 1,
  height: 1,
  padding: 0,
  overflow: 'hidden',
  clip: 'rect(0, 0, 0, 0)',
  whiteSpace: 'nowrap',
  border: 0,
}

/** Properties of the element through which screen readers are told of a new page; the same as Gatsby's. */
export const routeAnnouncer = {
  id: 'gatsby-announcer',
  style: hidden,
  'aria-live': 'assertive',
  'aria-atomic': 'true',
} as const
