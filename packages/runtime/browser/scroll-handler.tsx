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
        saveScroll(location, window.scrollY)
      })
    }
    addEventListener('scroll', onScroll, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      removeEventListener('scroll', onScroll)
    }
  }, [location])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new location moves the page.
  useLayoutEffect(() => {
    const before = previous.current
    previous.current = location
    const wanted = wantedScroll(location, { before, hooks })
    if (wanted === false) return
    if (Array.isArray(wanted)) window.scrollTo(Number(wanted[0]), Number(wanted[1]))
    else if (typeof wanted === 'string') scrollToElement(wanted)
    else {
      const saved = readScroll(location)
      if (location.hash && !(action === 'POP' && saved)) scrollToElement(decodeHash(location.hash))
      else if (before || saved !== undefined) window.scrollTo(0, saved ?? 0)
    }
  }, [location.href, location.key])
  return children
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
  if (results.length > 0) return results.at(-1)
  if (before?.pathname !== location.pathname) return true
  return location.hash ? decodeHash(location.hash) : [0, 0]
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
