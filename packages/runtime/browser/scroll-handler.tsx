/** @jsxRuntime automatic @jsxImportSource react */
import type { RouterLocation } from '@gatsbyjs/reach-router'
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import type { PluginHooks } from '../shared/plugin-hooks.ts'
import { readScroll, saveScroll } from '../shared/scroll-positions.ts'

/** Keeps the window's scroll position for each entry of the history, and goes to it, to a hash, or to the top. */
export function ScrollHandler({
  location,
  action,
  hooks,
  children,
}: {
  readonly location: RouterLocation
  /** How the location was reached: `POP` for back and forth. */
  readonly action: string
  readonly hooks: PluginHooks
  readonly children: ReactNode
}): ReactNode {
  const previous = useRef<RouterLocation | null>(null)
  useEffect(() => {
    let frame = 0
    const onScroll = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0
        // The location shown by now: the first event after a navigation is the jump to the new page's position.
        if (previous.current) saveScroll(previous.current, window.scrollY)
      })
    }
    addEventListener('scroll', onScroll, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      removeEventListener('scroll', onScroll)
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new location moves the page.
  useLayoutEffect(() => {
    const before = previous.current
    previous.current = location
    const wanted = wantedScroll(location, { before, hooks })
    if (wanted === false) return
    if (Array.isArray(wanted)) window.scrollTo(Number(wanted[0]), Number(wanted[1]))
    else if (typeof wanted === 'string') scrollToElement(wanted)
    else {
      const isKnown = before ? action === 'POP' : isReloaded()
      const saved = isKnown ? readScroll(location) : undefined
      if (saved !== undefined) window.scrollTo(0, saved)
      else if (location.hash) scrollToElement(decodeHash(location.hash))
      else if (before) window.scrollTo(0, 0)
    }
  }, [location.href, location.key])
  return children
}

/** Whether the document was opened at a place that the reader had been at, and not by a link to it. */
function isReloaded(): boolean {
  const [entry] = performance.getEntriesByType?.('navigation') ?? []
  return entry !== undefined && 'type' in entry && entry.type !== 'navigate'
}

/** What the last plugin with an opinion wants: nothing, a point, an element's id; true is the usual. */
function wantedScroll(
  location: RouterLocation,
  { before, hooks }: { readonly before: RouterLocation | null; readonly hooks: PluginHooks },
): unknown {
  const results = hooks.run('shouldUpdateScroll', {
    prevRouterProps: before ? { location: before } : undefined,
    pathname: location.pathname,
    routerProps: { location },
    getSavedScrollPosition: (place: RouterLocation) => [0, readScroll(place) ?? 0],
  })
  return results.length > 0 ? results.at(-1) : true
}

function decodeHash(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1))
  } catch {
    return hash.slice(1)
  }
}

function scrollToElement(id: string): void {
  document.getElementById(id)?.scrollIntoView()
}
