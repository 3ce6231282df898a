import { createContext } from 'react'

/** Results of static queries by hash. */
export type StaticQueryResults = Readonly<Record<string, { readonly data: unknown }>>

/** Gives components the results of static queries. */
export const StaticQueryContext = createContext<StaticQueryResults>({})
