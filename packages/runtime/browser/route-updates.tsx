/** @jsxRuntime automatic @jsxImportSource react */
import type { RouterLocation } from '@gatsbyjs/reach-router'
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import type { PluginHooks } from '../shared/plugin-hooks.ts'
import { routeAnnouncer } from '../shared/route-announcer.ts'

/** Tells plugins of each new location, before and after it is shown, and screen readers of the new page. */
export function RouteUpdates({
  location,
  hooks,
  onRedirect,
  children,
}: {
  readonly location: RouterLocation
  readonly hooks: PluginHooks
  /** Follows a redirect of the location; true when there is one. */
  readonly onRedirect: (pathname: string) => boolean
  readonly children: ReactNode
}): ReactNode {
  const shown = useRef<RouterLocation | null>(null)
  const announced = useRef<RouterLocation | null>(null)
  if (announced.current === null || isOther(announced.current, location)) {
    const prevLocation = announced.current
    announced.current = location
    if (!onRedirect(location.pathname)) hooks.run('onPreRouteUpdate', { location, prevLocation })
  }
  useEffect(() => {
    const prevLocation = shown.current
    if (prevLocation && !isOther(prevLocation, location)) return
    shown.current = location
    hooks.run('onRouteUpdate', { location, prevLocation })
  }, [location, hooks])
  return (
    <>
      {children}
      <RouteAnnouncer location={location} />
    </>
  )
}

function isOther(a: RouterLocation, b: RouterLocation): boolean {
  return a.href !== b.href || a.key !== b.key
}

/** Says the heading of a new page, but not of the first one. */
function RouteAnnouncer({ location }: { readonly location: RouterLocation }): ReactNode {
  const element = useRef<HTMLDivElement>(null)
  const isFirst = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page is announced, whatever it holds.
  useLayoutEffect(() => {
    if (isFirst.current) {
      isFirst.current = false
      return
    }
    const frame = requestAnimationFrame(() => {
      const heading = document.querySelector('#gatsby-focus-wrapper h1')?.textContent
      const name = heading || document.title || `new page at ${location.pathname}`
      const text = `Navigated to ${name}`
      if (element.current && element.current.textContent !== text)
        element.current.textContent = text
    })
    return () => cancelAnimationFrame(frame)
  }, [location.href])
  return <div {...routeAnnouncer} ref={element} />
}
