// query: { site { siteMetadata { title } } }
import * as React from 'react'

export default function Commented({ data }) {
  return <p>{data.site.siteMetadata.title}, read from a comment, for graphql</p>
}
