import { graphql } from 'gatsby'
import * as React from 'react'

export default ({ data, sliceContext }) => (
  <p lang={sliceContext.language}>
    {sliceContext.language === 'de' ? 'Willkommen bei' : 'Welcome to'} {data.site.siteMetadata.title}
  </p>
)

export const query = graphql`
  query ($language: String) {
    site {
      siteMetadata {
        title
      }
    }
    page: sitePage(path: { eq: "/de/", ne: $language }) {
      path
    }
  }
`
