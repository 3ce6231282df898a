import { Link } from 'gatsby'
import * as React from 'react'

export default () => (
  <>
    <h1>Home</h1>
    <Link to="/docs/intro/">Introduction</Link> <Link to="/docs/a/b">Any document</Link>{' '}
    <Link to="/users/7">User</Link> <Link to="/old">Old</Link> <Link to="/app">App</Link>{' '}
    <Link to="/nowhere">Nowhere</Link>
  </>
)
