import { graphql, useStaticQuery } from 'gatsby'
import * as React from 'react'
import Layout from '../components/layout'

export default function Home() {
  const { site } = useStaticQuery(graphql`
    {
      site {
        siteMetadata {
          title
        }
      }
    }
  `)
  return (
    <Layout title="Home">
      <h1>{site.siteMetadata.title}</h1>
    </Layout>
  )
}
