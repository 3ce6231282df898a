import { Link, navigate } from 'gatsby'
import type { MouseEvent, ReactNode } from 'react'
import { startRouteTransition } from '../navigation/route-transition.ts'

interface PageLinkProps {
  readonly to: string
  readonly children: ReactNode
  readonly className?: string
  readonly rel?: string
  readonly partiallyActive?: boolean
  readonly 'aria-label'?: string
}

/** A prefetching link to a page of the site; the change of pages is a view transition. */
export function PageLink({ to, children, ...rest }: PageLinkProps) {
  return (
    <Link to={to} onClick={event => followLink(event, to)} {...rest}>
      {children}
    </Link>
  )
}

/** Follows a plain click by client navigation; a click that asks for a tab or window is left alone. */
export function followLink(event: MouseEvent, to: string): void {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey
  if (!plain || event.altKey || event.defaultPrevented) return
  event.preventDefault()
  startRouteTransition(() => {
    void navigate(to)
  })
}
