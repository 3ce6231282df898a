/** @jsxRuntime automatic @jsxImportSource react */
import type { HTMLAttributes, ReactNode } from 'react'

/** What the component of the whole document receives; sites replace it by `src/html`. */
export interface HtmlProps {
  readonly htmlAttributes: HTMLAttributes<HTMLHtmlElement>
  readonly headComponents: readonly ReactNode[]
  readonly bodyAttributes: HTMLAttributes<HTMLBodyElement>
  readonly preBodyComponents: readonly ReactNode[]
  /** The page's HTML. */
  readonly body: string
  readonly postBodyComponents: readonly ReactNode[]
  readonly path?: string
}

/** The document as Gatsby has it. */
export default function Html(props: HtmlProps) {
  return (
    <html {...props.htmlAttributes}>
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="x-ua-compatible" content="ie=edge" />
        <meta name="viewport" content="width=device-width, initial-scale=1, shrink-to-fit=no" />
        {props.headComponents}
      </head>
      <body {...props.bodyAttributes}>
        {props.preBodyComponents}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: React rendered it. */}
        <div key="body" id="___gatsby" dangerouslySetInnerHTML={{ __html: props.body }} />
        {props.postBodyComponents}
      </body>
    </html>
  )
}
