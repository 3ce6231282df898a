/** @jsxRuntime automatic @jsxImportSource react */
import { partytownSnippet } from '@builder.io/partytown/integration'
import type { ReactNode } from 'react'

/** Where the library lies in a site, as with Gatsby. */
const LIBRARY = '/~partytown/'

/**
 * The script of a document's head that runs its scripts of type `text/partytown` in a worker.
 * @param forward functions of `window` that pages call and scripts in the worker answer
 */
export function workerSnippet(forward: readonly string[]): ReactNode {
  const library = __PATH_PREFIX__ === '' ? {} : { lib: __PATH_PREFIX__ + LIBRARY }
  const snippet = partytownSnippet({ forward: [...forward], ...library })
  return (
    <script
      key="partytown"
      data-partytown=""
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the library's own code.
      dangerouslySetInnerHTML={{
        __html: `\n${snippet}\ndocument.currentScript.dataset.partytown=""\n`,
      }}
    />
  )
}
