import { type ComponentType, createElement } from 'react'
import type { SliceProps, SliceSource } from '../gatsby/slice.tsx'

/** A slice that can be shown. */
export interface SliceResources {
  readonly component: ComponentType<Record<string, unknown>>
  readonly sliceContext: Readonly<Record<string, unknown>>
  readonly data: unknown
}

export interface PageSlicesOptions {
  /** Ids by alias. */
  readonly slicesMap: Readonly<Record<string, string>>
  readonly find: (id: string) => SliceResources | undefined
  /** Told of each slice that is shown. */
  readonly onUse?: (use: SliceUsage) => void
}

/** A slice that was shown. */
export interface SliceUsage {
  readonly id: string
  /** Without children. */
  readonly props: SliceProps
  readonly hasChildren: boolean
}

/** Makes what `<Slice>` asks for the slices of one page. */
export function createPageSlices({ slicesMap, find, onUse }: PageSlicesOptions): SliceSource {
  return {
    render(alias, props, children) {
      const id = slicesMap[alias]
      const slice = id === undefined ? undefined : find(id)
      if (id === undefined || !slice) return undefined
      const { component, sliceContext, data } = slice
      const hasChildren = Boolean(children)
      onUse?.({ id, props, hasChildren })
      return createElement(component, {
        ...{ sliceContext, data },
        ...props,
        ...(children === undefined ? {} : { children }),
      })
    },
  }
}
