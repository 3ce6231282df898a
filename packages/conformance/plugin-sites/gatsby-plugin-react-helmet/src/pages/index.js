import { Link } from 'gatsby'
import * as React from 'react'
import { Seo } from '../components/seo'

export default function Home() {
  return (
    <main>
      <Seo title="Home">
        <link rel="canonical" href="https://example.com/" />
        <script type="application/ld+json">
          {JSON.stringify({ '@type': 'WebSite', name: 'A & B' })}
        </script>
        <style>{'.a > .b { color: red }'}</style>
        <noscript>{'<link rel="stylesheet" href="/none.css">'}</noscript>
      </Seo>
      <Link to="/second/">Second</Link>
    </main>
  )
}
