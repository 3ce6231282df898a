import { graphql, useStaticQuery } from 'gatsby'
import * as React from 'react'

export function Title() {
  const { site } = useStaticQuery(graphql`
    query Title {
      site {
        siteMetadata {
          title
        }
      }
    }
  `)
  return <b>{site.siteMetadata.title}</b>
}
