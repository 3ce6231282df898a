import type { ForwardedJob } from '#jobs'
import type { SharedSite } from '../../site-sharing.ts'

/** What a query thread starts with. Plain data. */
export interface QueryThreadData {
  readonly site: SharedSite
  readonly verbose: boolean
}

/** What a query thread asks the main thread. */
export type ThreadQuestion =
  /** Answered with a `ForwardedResult`. */
  | { readonly kind: 'job'; readonly job: ForwardedJob }
  /** A value that it put into a plugin's cache and does not hold any more; answered with its bytes. */
  | { readonly kind: 'record'; readonly store: string; readonly key: string }
