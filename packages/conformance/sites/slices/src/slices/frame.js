import * as React from 'react'

export default ({ children, sliceContext }) => (
  <section data-count={sliceContext.nested.list.length}>
    <h2>Before</h2>
    {children}
    <h2>After</h2>
  </section>
)
