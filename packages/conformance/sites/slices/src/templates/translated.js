import { Slice } from 'gatsby'
import * as React from 'react'
import Layout from '../components/layout'

export default ({ pageContext }) => (
  <Layout title={pageContext.language}>
    <Slice alias="greeting" />
  </Layout>
)

export const Head = ({ pageContext }) => <title>{pageContext.language}</title>
