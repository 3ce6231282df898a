import { graphql } from 'gatsby'
import * as React from 'react'
import { Count } from '../count'
import Title from './title'

interface PostProps {
  readonly data: { readonly mdx: { readonly frontmatter: { readonly title: string } } }
  readonly children: React.ReactNode
}

export default function Post({ data, children }: PostProps) {
  return (
    <article>
      <Title>{data.mdx.frontmatter.title}</Title>
      {children}
      <Count />
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
