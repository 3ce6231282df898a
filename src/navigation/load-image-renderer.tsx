import { createRoot } from 'react-dom/client'

/** What a reader does before following a link, at the latest. */
const stirrings = ['pointermove', 'touchstart', 'keydown', 'scroll'] as const

const blank = {
  layout: 'fixed' as const,
  width: 1,
  height: 1,
  images: { fallback: { src: 'data:,' } },
}

/**
 * Loads, once the reader stirs, what `GatsbyImage` renders pictures in the browser with. The page a
 * reader arrives at does without (see `ResponsiveImage`), but the pictures of the next should not wait
 * for it, and offline could not. The plugin loads it when a picture is mounted; so one is, outside of
 * the document.
 */
export function loadImageRendererEarly(): void {
  const waiting = new AbortController()
  const load = async () => {
    waiting.abort()
    const { GatsbyImage } = await import('gatsby-plugin-image')
    createRoot(document.createElement('div')).render(<GatsbyImage image={blank} alt="" />)
  }
  for (const stirring of stirrings)
    window.addEventListener(stirring, load, { signal: waiting.signal, passive: true })
}
