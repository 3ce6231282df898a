import { graphql, StaticQuery } from 'gatsby'
import * as React from 'react'

export const OldTitle = () => (
  <StaticQuery
    query={graphql`
      query OldTitle {
        site {
          siteMetadata {
            title
          }
        }
      }
    `}
    render={({ site }) => <i>{site.siteMetadata.title}</i>}
  />
)
