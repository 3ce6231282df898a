import { Link } from 'gatsby'
import * as React from 'react'
import { Seo } from '../components/seo'

export default function Second() {
  return (
    <main>
      <Seo title="Second" />
      <Link to="/">Home</Link>
    </main>
  )
}
