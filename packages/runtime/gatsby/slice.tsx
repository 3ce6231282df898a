/** @jsxRuntime automatic @jsxImportSource react */
import { createContext, type ReactNode, useContext } from 'react'

/** What `<Slice>` gives to the component of the slice, beside its data. */
export type SliceProps = Readonly<Record<string, unknown>>

/** What a page knows of its slices. */
export interface SliceSource {
  /** Renders the slice under a name of the page; undefined where the page has none of that name. */
  readonly render: (alias: string, props: SliceProps, children: ReactNode) => ReactNode | undefined
}

/** Given by whoever renders the page. */
export const SliceContext = createContext<SliceSource | undefined>(undefined)

/**
 * A part of the page that is built by itself and shared by pages.
 * @throws Error when the page has no slice of that name, unless `allowEmpty`, or when a property is no plain data
 */
export function Slice({
  alias,
  allowEmpty = false,
  children,
  ...props
}: {
  readonly alias: string
  readonly allowEmpty?: boolean
  readonly children?: ReactNode
  readonly [prop: string]: unknown
}): ReactNode {
  const functions = listFunctions(props)
  if (functions.length > 0) {
    throw new Error(
      `The slice "${alias}" was given functions, which are no data: ${functions.join(', ')}.`,
    )
  }
  const slice = useContext(SliceContext)?.render(alias, props, children)
  if (slice !== undefined) return slice
  if (allowEmpty) return null
  throw new Error(
    `The slice "${alias}" was not found. Create it with createSlice in gatsby-node, or allow it to be empty with allowEmpty.`,
  )
}

/** Places of functions in properties: a slice is rendered apart from the page. */
function listFunctions(
  value: object,
  path: readonly string[] = [],
  seen = new Set<object>(),
): readonly string[] {
  seen.add(value)
  return Object.entries(value).flatMap(([name, item]) => {
    if (typeof item === 'function') return [[...path, name].join('.')]
    if (typeof item !== 'object' || item === null || seen.has(item)) return []
    return listFunctions(item, [...path, name], seen)
  })
}
