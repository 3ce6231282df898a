import * as React from 'react'

export default ({ path, pageContext }) => (
  <p>
    Thing at {path} with {Object.keys(pageContext).join(' ')}
  </p>
)
