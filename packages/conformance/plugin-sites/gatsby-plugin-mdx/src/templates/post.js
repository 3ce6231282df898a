import { graphql } from 'gatsby'
import * as React from 'react'

export default function Post({ data, children }) {
  return (
    <article>
      <h1>{data.mdx.frontmatter.title}</h1>
      {children}
    </article>
  )
}

export const query = graphql`
  query ($id: String!) {
    mdx(id: { eq: $id }) {
      frontmatter {
        title
      }
    }
  }
`
