import * as React from 'react'

export default function Html(props) {
  return (
    <html {...props.htmlAttributes}>
      <head>
        <meta charSet="utf-8" />
        <meta name="path" content={props.path} />
        {props.headComponents}
      </head>
      <body {...props.bodyAttributes}>
        <script dangerouslySetInnerHTML={{ __html: `window.pathOfDocument = '${props.path}'` }} />
        {props.preBodyComponents}
        <div id="___gatsby" dangerouslySetInnerHTML={{ __html: props.body }} />
        {props.postBodyComponents}
      </body>
    </html>
  )
}
