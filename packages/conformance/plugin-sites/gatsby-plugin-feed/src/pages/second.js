import { Link } from 'gatsby'
import * as React from 'react'

export default function Second() {
  return (
    <main>
      <h1>Second</h1>
      <Link to="/">Home</Link>
    </main>
  )
}
