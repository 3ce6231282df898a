import { Link } from 'gatsby'
import * as React from 'react'
import { card } from '../card.module.css'
import '../second.css'

export default function Second() {
  return (
    <p className={card}>
      <Link to="/">Home</Link>
    </p>
  )
}

export const Head = ({ location }) => <link rel="canonical" href={location.pathname} />
