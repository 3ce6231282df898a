/** @jsxRuntime automatic @jsxImportSource react */
import { createContext, type ReactNode, useContext } from 'react'

/** What a page knows of its slices. */
export interface SliceSource {
  /** Renders the slice under a name of the page; undefined where the page has none of that name. */
  readonly render: (
    alias: string,
    props: Readonly<Record<string, unknown>>,
  ) => ReactNode | undefined
}

/** Given by whoever renders the page. */
export const SliceContext = createContext<SliceSource | undefined>(undefined)

/**
 * A part of the page that is built by itself and shared by pages.
 * @throws Error when the page has no slice of that name, unless `allowEmpty`
 */
export function Slice({
  alias,
  allowEmpty = false,
  ...props
}: {
  readonly alias: string
  readonly allowEmpty?: boolean
  readonly children?: ReactNode
  readonly [prop: string]: unknown
}): ReactNode {
  const slice = useContext(SliceContext)?.render(alias, props)
  if (slice !== undefined) return slice
  if (allowEmpty) return null
  throw new Error(
    `The slice "${alias}" was not found. Create it with createSlice in gatsby-node, or allow it to be empty with allowEmpty.`,
  )
}
