import { Link } from 'gatsby'
import * as React from 'react'

export default () => (
  <>
    <h1>Without a layout</h1>
    <Link to="/en/">English</Link>
  </>
)
