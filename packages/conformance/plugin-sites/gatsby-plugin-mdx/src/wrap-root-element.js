import { MDXProvider } from '@mdx-js/react'
import * as React from 'react'

const components = {
  Shout: ({ children }) => <strong className="shout">{children}</strong>,
  h2: ({ children }) => <h2 className="heading">{children}</h2>,
}

export const wrapRootElement = ({ element }) => (
  <MDXProvider components={components}>{element}</MDXProvider>
)
