import { Link, Slice } from 'gatsby'
import * as React from 'react'

const FRAME = 'frame'

export default function Layout({ title, children }) {
  return (
    <div className="layout">
      <Slice alias="header" page={title} tags={['a', { b: 1 }]} />
      <nav>
        <Link to="/">Home</Link> <Link to="/en/">English</Link> <Link to="/de/">Deutsch</Link>{' '}
        <Link to="/plain/">Plain</Link>
      </nav>
      <Slice alias={FRAME}>
        <main>{children}</main>
        <p>After the page</p>
      </Slice>
      <Slice alias="nowhere" allowEmpty />
    </div>
  )
}
