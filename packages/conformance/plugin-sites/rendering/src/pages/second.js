import { Link } from 'gatsby'
import * as React from 'react'

export default function Second({ location }) {
  return (
    <main>
      <h1>Second</h1>
      <p id="state">{JSON.stringify(location.state ?? null)}</p>
      <Link to="/">Home</Link>
    </main>
  )
}

export const Head = () => <title>Second</title>
