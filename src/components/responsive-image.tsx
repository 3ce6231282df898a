import { GatsbyImage, type GatsbyImageProps } from 'gatsby-plugin-image'
import { useState, useSyncExternalStore } from 'react'

/**
 * A `GatsbyImage` that costs nothing on the page a reader arrives at. There the document already holds
 * the whole picture, and the plugin's inline script fades it in; hydrating it would only load React's
 * server renderer, a third of all script. So its markup is left as it came, and rendered in the browser
 * only on pages that a link opens.
 */
export function ResponsiveImage(props: GatsbyImageProps) {
  const [arrived] = useState(useIsHydrating())
  return arrived && typeof document !== 'undefined' ? (
    <div
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: empty; it keeps React off what the server rendered.
      dangerouslySetInnerHTML={emptyMarkup}
    />
  ) : (
    <GatsbyImage {...props} />
  )
}

/** One object: React compares it by identity and would write another into the document. */
const emptyMarkup = { __html: '' }

/** Whether React is taking over markup of the server, or making it. */
function useIsHydrating(): boolean {
  return useSyncExternalStore(
    subscribeToNothing,
    () => false,
    () => true,
  )
}

const subscribeToNothing = () => () => undefined
