/** @jsxRuntime automatic @jsxImportSource react */
import type { RouterLocation } from '@gatsbyjs/reach-router'
import { useLocation } from '@gatsbyjs/reach-router'
import { type RefObject, type UIEventHandler, useLayoutEffect, useRef } from 'react'
import { readScroll, saveScroll } from '../shared/scroll-positions.ts'

/** What `useScrollRestoration` gives for an element that scrolls by itself. */
export interface ScrollRestoration<T extends Element> {
  readonly ref: RefObject<T | null>
  readonly onScroll: UIEventHandler<T>
}

/** Keeps the scroll position of an element, by page, under a name. */
export function useScrollRestoration<T extends Element>(identifier: string): ScrollRestoration<T> {
  const location: RouterLocation = useLocation()
  const ref = useRef<T>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the position belongs to the entry in the history.
  useLayoutEffect(() => {
    ref.current?.scrollTo(0, readScroll(location, identifier) ?? 0)
  }, [location.key])
  return {
    ref,
    onScroll: () => {
      if (ref.current) saveScroll(location, ref.current.scrollTop, identifier)
    },
  }
}
