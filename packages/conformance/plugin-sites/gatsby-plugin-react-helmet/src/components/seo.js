import * as React from 'react'
import { Helmet } from 'react-helmet'

export function Seo({ title, children }) {
  return (
    <Helmet
      titleTemplate="%s | Site"
      htmlAttributes={{ lang: 'en' }}
      bodyAttributes={{ class: 'themed' }}
    >
      <title>{title}</title>
      <meta name="description" content={`About ${title}`} />
      {children}
    </Helmet>
  )
}
