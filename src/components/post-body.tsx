import { type MouseEvent, useEffect, useRef } from 'react'
import { addCopyButtons } from './copy-code.ts'
import { followLink } from './page-link.tsx'

interface PostBodyProps {
  /** The body as the data layer renders it. */
  readonly html: string
}

/** The text of a post or page. Without JavaScript it lacks only the copy buttons. */
export function PostBody({ html }: PostBodyProps) {
  const body = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text has new code to copy.
  useEffect(() => (body.current === null ? undefined : addCopyButtons(body.current)), [html])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the links inside are the controls; a key press on one is a click here.
    <div
      ref={body}
      className="prose"
      data-testid="post-body"
      onClick={followInnerLink}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered at build from the repository's own Markdown.
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}

/** Lets a link of the text to another page of the site change pages without a full load. */
function followInnerLink(event: MouseEvent<HTMLDivElement>): void {
  if (!(event.target instanceof Element)) return
  const link = event.target.closest('a')
  if (link === null || link.target !== '' || link.hasAttribute('download')) return
  const { origin, pathname, search, hash } = new URL(link.href, window.location.href)
  const isPage = origin === window.location.origin && pathname.endsWith('/')
  if (!isPage || pathname === window.location.pathname) return
  followLink(event, `${pathname}${search}${hash}`)
}
