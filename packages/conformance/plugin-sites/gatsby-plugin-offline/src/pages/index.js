import { Link } from 'gatsby'
import * as React from 'react'

export default function Home() {
  return (
    <main>
      <h1>Home</h1>
      <Link to="/second/">Second</Link>
    </main>
  )
}
