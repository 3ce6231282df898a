import { graphql, useStaticQuery } from 'gatsby'
import * as React from 'react'

export default function Footer() {
  const { site } = useStaticQuery(graphql`
    {
      site {
        siteMetadata {
          description
        }
      }
    }
  `)
  return <footer>{site.siteMetadata.description}</footer>
}
