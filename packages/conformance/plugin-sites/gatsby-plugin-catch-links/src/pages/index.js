import * as React from 'react'

export default function Home() {
  return (
    <main>
      <h1>Home</h1>
      <a href="/second/">Second</a>
      <a href="/file.txt">A file</a>
      <a href="https://example.com/">Elsewhere</a>
    </main>
  )
}
