import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { isRedirect } from '@gatsbyjs/reach-router'
import type { ReactNode } from 'react'
import { renderToPipeableStream, renderToString } from 'react-dom/server'

/** Boundaries that could not be resolved at once: the fallback stands there. */
const UNRESOLVED = /<!--\$[!?]-->/

/**
 * Renders a page's tree. The quick way first; where a component suspends, once more in a stream that waits for it.
 * A redirect of the router gives an empty page, as with Gatsby.
 */
export async function renderToHtml(tree: ReactNode): Promise<string> {
  try {
    const html = renderAtOnce(tree)
    return html === undefined || UNRESOLVED.test(html) ? await renderInStream(tree) : html
  } catch (error) {
    if (isRedirect(error)) return ''
    throw error
  }
}

/** Undefined where React refuses because a component suspends outside of any boundary. */
function renderAtOnce(tree: ReactNode): string | undefined {
  try {
    return renderToString(tree)
  } catch (error) {
    if (
      error instanceof Error &&
      /suspended while responding to synchronous input/.test(error.message)
    ) {
      return undefined
    }
    throw error
  }
}

function renderInStream(tree: ReactNode): Promise<string> {
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(tree, {
      // No part of the page is sent later, to be put in its place by a script.
      progressiveChunkSize: Number.POSITIVE_INFINITY,
      onAllReady: () => {
        text(pipe(new PassThrough())).then(resolve, reject)
      },
      onError: reject,
    })
  })
}
